import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Documents } from '../../../domain/documents.ts'
import { PIECE_BYTES } from '../../../domain/protocol/attachment.ts'
import { MAX_ATTACHMENT_BYTES } from '../../../domain/subsidy/attachment.ts'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { pieceOf, readAttachmentFile, sealAttachment } from '../../../src-main/journal/attachment-file.ts'
import { writeDocuments } from '../../../sync-server/documents/document-rows.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { SKILL } from '../../doubles/test-province.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'

let server: TestServer
let centre: HttpDevice
let rival: HttpDevice
let office: HttpDevice
let neighbour: HttpDevice
let city: HttpDevice
let province: HttpDevice

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  centre = await newDevice(server, 'centre-a', ['trainer'])
  rival = await newDevice(server, 'centre-b', ['trainer-b'])
  office = await newDevice(server, 'county-a', ['clerk'])
  neighbour = await newDevice(server, 'county-b', ['clerk-b'])
  city = await newDevice(server, 'city-a', ['city'])
  province = await newDevice(server, 'province-a', ['province'])
})
afterAll(() => server.close())

const line: Claim['lines'][number] = {
  ...{ enrolment: testUuid('e'), person: testUuid('p'), voucher: 'v', certificate: 'c' },
  ...{
    hours: { offlineTheory: 0, offlinePractice: 0, onlineTheory: 0, onlinePractice: 0 },
    faceValueFen: 100,
    amountFen: 100,
    trace: []
  },
  ...{ state: 'open', reason: '', payouts: 0 }
}

const draftOf = (id: string): Claim => ({
  ...{ id, name: '示例班', trainingClass: 'class-a', centre: 'centre-a', county, ...SKILL, lines: [line] },
  ...{ attachments: [], submittedBy: '', submittedAt: null, round: 0, reviews: [], sample: null, notice: null },
  ...{ payouts: [], state: 'draft', updatedAt: 1 }
})

/** A claim as the entries before it would have left it; what is tried here begins there. */
const put = async (document: Documents['claim'], version = 1): Promise<void> => {
  const client = await server.database.pool.connect()
  const change = { collection: 'claim', id: document.id, before: null, after: document, version } as const
  await writeDocuments(client, [change], 1).finally(() => client.release())
}

const pdf = (bytes: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(bytes - 9, 7)])

interface Paper {
  readonly digest: string
  readonly file: Buffer
  readonly pieces: readonly ReturnType<typeof pieceOf>[]
}

const seal = (claim: string, file: Buffer): Paper => {
  const { keyId, publicKey } = server.context.identity.sealing
  const { digest, sealed } = sealAttachment(claim, file, { version: 1, key: Buffer.alloc(32, 7) }, { keyId, publicKey })
  const read = readAttachmentFile(sealed)
  if (!read) throw new Error('it cannot be read')
  const starts = Array.from({ length: Math.ceil(read.forServer.length / PIECE_BYTES) }, (_, n) => n * PIECE_BYTES)
  return { digest, file, pieces: starts.map(at => pieceOf(read, digest, at)) }
}

/** The training place names the paper in an entry of its own, which the server accepts. */
const attach = async (claim: string, { digest, file }: Pick<Paper, 'digest' | 'file'>): Promise<void> => {
  const args = { claim, digest, kind: 'roster' as const, type: 'application/pdf' as const, bytes: file.length }
  const { verdicts } = await centre.perform([centre.body('trainer', 'claim.attach', args)])
  expect(verdicts[0]).toMatchObject({ lane: 'accepted' })
}

const offer = (device: HttpDevice, piece: unknown) => device.call('/v1/attachments', { body: piece })
const show = (device: HttpDevice, operator: string, claim: string, digest: string, record = testUuid('r')) =>
  device.call<{ file: string }>('/v1/attachments/show', {
    body: { claim, digest, record, operator, reason: '查看申领材料', at: 5 }
  })
const rowsOf = async (table: string) =>
  (await server.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe('a paper on its way to the server', () => {
  test('[M16] comes in pieces, in any order and twice, and is kept once, unreadable in the database', async () => {
    await put(draftOf('claim-1'))
    const paper = seal('claim-1', pdf(PIECE_BYTES + 1000))
    const [first, second] = paper.pieces
    expect((await offer(centre, first)).status, 'nothing names it yet').toBe(404)
    await attach('claim-1', paper)
    expect((await offer(centre, second)).body).toMatchObject({ next: 0 })
    expect((await offer(centre, second)).body).toMatchObject({ next: 0 })
    expect((await offer(centre, first)).body).toMatchObject({ next: null })
    expect((await offer(centre, first)).body, 'the answer was lost').toMatchObject({ next: null })
    expect([await rowsOf('attachment'), await rowsOf('attachment_piece')]).toEqual([1, 0])
    const { rows } = await server.database.pool.query('select box from attachment')
    expect(rows[0].box.includes(Buffer.from('%PDF'))).toBe(false)
    const shown = await show(centre, 'trainer', 'claim-1', paper.digest)
    expect(Buffer.from(shown.body.file, 'base64url').equals(paper.file)).toBe(true)
  })

  test('[M16] is of the largest size at most, and a request never over a megabyte', async () => {
    await put(draftOf('claim-2'))
    const paper = seal('claim-2', pdf(MAX_ATTACHMENT_BYTES))
    await attach('claim-2', paper)
    for (const [n, piece] of paper.pieces.entries()) {
      expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThan(1024 * 1024)
      const last = n === paper.pieces.length - 1
      expect((await offer(centre, piece)).body).toMatchObject({ next: last ? null : (n + 1) * PIECE_BYTES })
    }
  })

  test('[M16] that is not what the entry named is not kept', async () => {
    await put(draftOf('claim-3'))
    const named = seal('claim-3', pdf(2000))
    await attach('claim-3', named)
    const other = seal('claim-3', pdf(2000))
    const [piece] = named.pieces
    const [foreign] = other.pieces
    expect((await offer(centre, { ...foreign, digest: named.digest })).status, 'another digest').toBe(409)
    expect((await offer(centre, { ...piece, keyId: 'key-of-another-server' })).status).toBe(409)
    expect((await offer(centre, { ...piece, piece: piece?.piece.slice(4) })).status, 'another length').toBe(400)
    expect((await offer(centre, { ...piece, at: PIECE_BYTES })).status, 'beyond its end').toBe(400)
    const elsewhere = seal('claim-x', named.file)
    await put(draftOf('claim-3b'))
    await attach('claim-3b', elsewhere)
    expect((await offer(centre, { ...elsewhere.pieces[0], claim: 'claim-3b' })).status, 'sealed for another').toBe(409)
    const text = { digest: seal('claim-3', Buffer.from('MZ not a paper')), bytes: 14 }
    await attach('claim-3', text.digest)
    expect((await offer(centre, text.digest.pieces[0])).status, 'no PDF inside').toBe(409)
    expect(await rowsOf('attachment_piece'), 'nothing of it is left').toBe(0)
    expect((await offer(centre, piece)).body).toMatchObject({ next: null })
  })

  test('[M16] [row 28] comes from the own place of the claim only', async () => {
    await put(draftOf('claim-4'))
    const paper = seal('claim-4', pdf(1000))
    await attach('claim-4', paper)
    const statuses = []
    for (const device of [rival, neighbour, office, city]) statuses.push((await offer(device, paper.pieces[0])).status)
    expect(statuses).toEqual([404, 404, 403, 403])
    expect(await rowsOf('attachment_piece')).toBe(0)
  })

  test('[M16] goes when the claim names it no longer', async () => {
    await put(draftOf('claim-5'))
    const [kept, half] = [seal('claim-5', pdf(1000)), seal('claim-5', pdf(PIECE_BYTES + 1))]
    for (const paper of [kept, half]) {
      await attach('claim-5', paper)
      await offer(centre, paper.pieces[0])
    }
    const before = await rowsOf('attachment')
    expect(await rowsOf('attachment_piece')).toBe(1)
    const drop = ({ digest }: Paper) => centre.body('trainer', 'claim.detach', { claim: 'claim-5', digest })
    await centre.perform([drop(kept), drop(half)])
    expect([await rowsOf('attachment'), await rowsOf('attachment_piece')]).toEqual([before - 1, 0])
    expect((await show(centre, 'trainer', 'claim-5', kept.digest)).status).toBe(404)
  })
})

describe('a paper that is shown', () => {
  const reader = (device: HttpDevice, operator: string) => show(device, operator, 'claim-6', paper.digest)
  let paper: Paper

  const statuses = async () => [
    (await reader(centre, 'trainer')).status,
    (await reader(office, 'clerk')).status,
    (await reader(city, 'city')).status,
    (await reader(province, 'province')).status,
    (await reader(rival, 'trainer-b')).status,
    (await reader(neighbour, 'clerk-b')).status
  ]

  test('[M17] [row 28] is for each level from when the claim comes to it', async () => {
    await put(draftOf('claim-6'))
    paper = seal('claim-6', pdf(1000))
    await attach('claim-6', paper)
    expect((await reader(centre, 'trainer')).status, 'not uploaded yet').toBe(404)
    await offer(centre, paper.pieces[0])
    expect(await statuses()).toEqual([200, 403, 403, 403, 404, 404])
    const { rows } = await server.database.pool.query(`select body from document where id = 'claim-6'`)
    const submitted: Claim = { ...JSON.parse(rows[0].body), state: 'submitted', submittedAt: 2, round: 1 }
    await put(submitted, 3)
    expect(await statuses()).toEqual([200, 200, 403, 403, 404, 404])
    const review = {
      round: 1,
      level: 'county' as const,
      operator: 'clerk',
      decision: 'approve' as const,
      opinion: '同意'
    }
    const reviewed = { ...submitted, reviews: [{ ...review, entry: testUuid('x'), at: 3 }], state: 'reviewed' as const }
    await put(reviewed, 4)
    expect(await statuses()).toEqual([200, 200, 200, 403, 404, 404])
    await put({ ...reviewed, sample: { seed: 's', oneIn: 1, isDrawn: true }, state: 'in-sample' }, 5)
    expect(await statuses()).toEqual([200, 200, 200, 200, 404, 404])
    expect((await show(office, 'city', 'claim-6', paper.digest)).status, 'of another place').toBe(403)
    expect((await show(office, 'nobody', 'claim-6', paper.digest)).status).toBe(403)
  })

  test('[M17] is in the audit, each record once, and nobody who was refused saw it', async () => {
    const record = testUuid('one look')
    for (let n = 0; n < 2; n++) await show(office, 'clerk', 'claim-6', paper.digest, record)
    await show(neighbour, 'clerk-b', 'claim-6', paper.digest, testUuid('in vain'))
    const { rows } = await server.database.pool.query(
      'select actor, action, subject, outcome, operator, reason from audit where record = any($1::uuid[])',
      [[record, testUuid('in vain')]]
    )
    expect(rows).toEqual([
      {
        ...{ actor: office.id, action: 'show attachment', subject: 'claim-6', outcome: 'shown' },
        ...{ operator: 'clerk', reason: '查看申领材料' }
      }
    ])
  })
})

describe('a server restored from a backup of its database', () => {
  const again = async () => {
    await centre.openSession()
    expect((await centre.upload()).body).toMatchObject({ head: { seq: centre.head.seq }, stop: null })
  }
  const fileOf = async (claim: string, { digest }: Paper) => {
    const { status, body } = await show(centre, 'trainer', claim, digest)
    return status === 200 ? Buffer.from(body.file, 'base64url') : status
  }
  const kept = async () =>
    (await server.database.pool.query(`select digest, box from attachment where claim = 'claim-7' order by digest`))
      .rows

  test('[M16] [row 18] has each paper byte for byte, takes the rest of one on its way and again what came since', async () => {
    await put(draftOf('claim-7'))
    const [whole, half, later] = [7, 8, 9].map(n => seal('claim-7', pdf(PIECE_BYTES + 1000 * n)))
    if (!whole || !half || !later) throw new Error('three papers')
    await attach('claim-7', whole)
    for (const piece of whole.pieces) await offer(centre, piece)
    await attach('claim-7', half)
    expect((await offer(centre, half.pieces[0])).body).toMatchObject({ next: PIECE_BYTES })
    const before = await kept()
    expect(before).toHaveLength(1)
    await server.backUp()

    await centre.openSession()
    expect((await offer(centre, half.pieces[1])).body).toMatchObject({ next: null })
    await attach('claim-7', later)
    for (const piece of later.pieces) await offer(centre, piece)
    expect(await kept()).toHaveLength(3)
    await server.restore()

    expect(await kept()).toEqual(before)
    await again()
    expect(await fileOf('claim-7', whole)).toEqual(whole.file)
    expect([await fileOf('claim-7', half), await fileOf('claim-7', later)]).toEqual([404, 404])
    expect((await offer(centre, half.pieces[1])).body, 'the first piece was in the backup').toMatchObject({
      next: null
    })
    for (const piece of later.pieces) await offer(centre, piece)
    expect(await fileOf('claim-7', half)).toEqual(half.file)
    expect(await fileOf('claim-7', later)).toEqual(later.file)
  })
})
