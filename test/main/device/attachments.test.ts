import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachmentContext, PIECE_BYTES } from '../../../domain/protocol/attachment.ts'
import { MAX_ATTACHMENT_BYTES } from '../../../domain/subsidy/attachment.ts'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import type { Outcome } from '../../../src-main/contract/failure.ts'
import { digestOf, openBox } from '../../../src-main/journal/sealed-box.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { COUNTY, SKILL } from '../../doubles/test-province.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { append, type Desk, entry, login, openDesk, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const CLAIM = 'claim-1'
const reason = '查看申领材料'
const pdf = (bytes: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(bytes - 9, 7)]))
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.failure.code)

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
const draft: Claim = {
  ...{ id: CLAIM, name: '示例班', trainingClass: 'class-a', centre: 'centre-a', county: COUNTY, ...SKILL },
  ...{ lines: [line], attachments: [], submittedBy: '', submittedAt: null, round: 0, reviews: [], sample: null },
  ...{ notice: null, payouts: [], state: 'draft', updatedAt: 1 }
}

/** A server with a draft of a claim, whose desks are those of the training place. */
const openServer = async (): Promise<DeskServer> => {
  const server = await new DeskServer('centre-a', 'centre-operator').open()
  server.store.documents_.set(`claim/${CLAIM}`, { version: 1, document: draft })
  return server
}

const keep = async (desk: Desk, file: Uint8Array<ArrayBuffer>) => {
  const kept = await desk.core.handlers['attachment.keep']({ claim: CLAIM, file })
  if (!kept.ok) throw new Error(kept.failure.code)
  return kept.value
}
const attach = async (desk: Desk, file: Uint8Array<ArrayBuffer>) => {
  const kept = await keep(desk, file)
  const appended = await append(desk, entry({ kind: 'claim.attach', args: { claim: CLAIM, kind: 'roster', ...kept } }))
  expect(codeOf(appended)).toBe('ok')
  return kept.digest
}
const standingOf = async ({ core }: Desk, digest: string) => {
  const listed = await core.handlers['attachment.list']({ digests: [digest] })
  return listed.ok ? listed.value.standings[0] : undefined
}
const show = ({ core }: Desk, digest: string) => core.handlers['attachment.show']({ claim: CLAIM, digest, reason })
const folderOf = (folder: string) => join(folder, 'desk', 'attachments')
const filesOf = (folder: string) => readdirSync(folderOf(folder)).sort()

/** What the server can make of the pieces it got. */
const opened = (server: DeskServer, digest: string): Buffer | undefined => {
  const pieces = [...(server.pieces.get(digest) ?? [])].sort(([a], [b]) => a - b).map(([, piece]) => piece)
  const [first] = pieces
  if (!first) return undefined
  const ciphertext = Buffer.concat(pieces.map(({ piece }) => Buffer.from(piece, 'base64url'))).toString('base64url')
  const context = Buffer.from(attachmentContext(CLAIM, first.keyId))
  const payload = openBox(server.sealing.privateKey, context, { ...first, ciphertext })
  return payload && digestOf(payload) === digest ? payload.subarray(32) : undefined
}

describe('a paper of a claim', () => {
  test('[M16] added without a line outlasts a restart and goes to the server behind its entry', async () => {
    const folder = temporaryFolder()
    const server = await openServer()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    const file = pdf(PIECE_BYTES + 1000)
    const digest = await attach(desk, file)
    expect(await standingOf(desk, digest)).toBe('waiting')
    await desk.core.close()
    const stored = filesOf(folder).map(name => readFileSync(join(folderOf(folder), name)))
    expect(stored.some(bytes => bytes.includes('%PDF'))).toBe(false)

    const again = await openDesk(folder, server)
    await until(async () => (await standingOf(again, digest)) === 'stored')
    expect(opened(server, digest)?.equals(Buffer.from(file))).toBe(true)
    const sent = server.requests.filter(path => path === '/v1/attachments').length
    expect(sent).toBe(2)
    expect(again.pushed.some(({ event }) => event === 'sync.changed')).toBe(true)
    await again.core.handlers['sync.now']({})
    await again.core.close()
    await (await openDesk(folder, server)).core.close()
    expect(
      server.requests.filter(path => path === '/v1/attachments'),
      'what is there is not sent again'
    ).toHaveLength(2)
  })

  test('[M16] goes on where the line was lost, and holds up no entry meanwhile', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    server.loseNext('/v1/attachments')
    const digest = await attach(desk, pdf(PIECE_BYTES + 1000))
    await until(async () => (await desk.sync()).pending === 0)
    await until(() => server.pieces.has(digest))
    expect(await standingOf(desk, digest)).toBe('waiting')
    desk.line.setCut(false)
    await until(async () => {
      await desk.core.handlers['sync.now']({})
      return (await standingOf(desk, digest)) === 'stored'
    })
    expect(server.pieces.get(digest)?.size).toBe(2)
  })

  test('[M16] [row 18] is offered again in a new epoch: a restored server may lack it', async () => {
    const folder = temporaryFolder()
    const server = await openServer()
    const desk = await workingDesk(folder, server)
    const digest = await attach(desk, pdf(1000))
    await until(async () => (await standingOf(desk, digest)) === 'stored')
    await desk.core.close()
    const ofAnotherEpoch = JSON.stringify({ epoch: { n: 99, random: 'before' }, at: server.now, isRefused: false })
    for (const mark of [ofAnotherEpoch, 'torn']) {
      server.pieces.clear()
      writeFileSync(join(folderOf(folder), `${digest}.mark`), mark)
      const again = await openDesk(folder, server)
      await until(() => opened(server, digest)?.length === 1000)
      await until(async () => (await standingOf(again, digest)) === 'stored')
      await again.core.close()
    }
  })

  test.each([
    ['that has its entry and not the paper', true],
    ['that has neither', false]
  ])('[M16] [row 18] is sent once more to a server restored to a dump %s', async (_name, hasEntry) => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    const before = server.store.dump()
    const file = pdf(PIECE_BYTES + 1000)
    const digest = await attach(desk, file)
    await until(async () => (await standingOf(desk, digest)) === 'stored')
    const dump = hasEntry ? server.store.dump() : before
    server.pieces.clear()
    server.store.restore(dump, { n: 2, random: 'second' })
    await desk.core.handlers['sync.now']({})
    await until(() => server.store.heads.get('device-1')?.seq === 1)
    if (hasEntry) {
      // What the dump held is not uploaded again: its verdict comes with the new replica.
      await until(async () => (await desk.sync()).pending === 1)
      const verdicts = [...dump.entries.values()].flatMap(one =>
        one.body.deviceId === 'device-1' ? [one.verdict] : []
      )
      await desk.core.handlers['journal.decided']({ epoch: server.store.epoch, head: 1, verdicts, asOf: server.now })
    }
    await until(async () => (await standingOf(desk, digest)) === 'stored' && server.pieces.has(digest))
    expect(opened(server, digest)?.equals(Buffer.from(file))).toBe(true)
    await desk.core.close()
  })

  test('[M16] taken off again is not sent, and goes from the disk', async () => {
    const folder = temporaryFolder()
    const server = await openServer()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    const digest = await attach(desk, pdf(1000))
    await append(desk, entry({ kind: 'claim.detach', args: { claim: CLAIM, digest } }))
    desk.line.setCut(false)
    await until(async () => (await desk.sync()).pending === 0)
    await desk.core.close()
    expect(server.pieces.size).toBe(0)
    expect(filesOf(folder)).toHaveLength(1)
    await (await openDesk(folder, server)).core.close()
    expect(filesOf(folder)).toEqual([])
  })

  test('[M16] whose entry a crash prevented is cleared away, a torn write too; what an entry names stays', async () => {
    const folder = temporaryFolder()
    const server = await openServer()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    const named = await attach(desk, pdf(1000))
    const { digest: orphan } = await keep(desk, pdf(2000))
    await desk.core.close()
    writeFileSync(join(folderOf(folder), `${'f'.repeat(64)}.sealed.new`), 'half a')
    expect(filesOf(folder)).toHaveLength(3)
    const again = await openDesk(folder, { send: () => Promise.reject(new TypeError('no line')), now: server.now })
    expect(filesOf(folder)).toEqual([`${named}.sealed`])
    expect(await standingOf(again, orphan)).toBe('elsewhere')
  })

  test('[M16] is refused here already where it is of another type or too large, and while the desk is locked', async () => {
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, await openServer())
    const tried = async (file: Uint8Array<ArrayBuffer>) =>
      codeOf(await desk.core.handlers['attachment.keep']({ claim: CLAIM, file }))
    expect(await tried(Uint8Array.from(Buffer.from('<svg onload="x">')))).toBe('attachment.other-type')
    expect(await tried(pdf(MAX_ATTACHMENT_BYTES + 1))).toBe('attachment.too-large')
    expect(await tried(pdf(MAX_ATTACHMENT_BYTES))).toBe('ok')
    await desk.core.handlers['session.lock']({})
    expect(await tried(pdf(1000))).toBe('desk.locked')
    expect(filesOf(folder)).toHaveLength(1)
  })
})

describe('a paper that is shown', () => {
  test('[M17] where it was added comes from the disk, with a record first, while somebody is logged in', async () => {
    const folder = temporaryFolder()
    const server = await openServer()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    const file = pdf(3000)
    const digest = await attach(desk, file)
    expect(await show(desk, digest)).toEqual({ ok: true, value: { type: 'application/pdf', file } })
    await desk.core.handlers['session.lock']({})
    expect(codeOf(await show(desk, digest))).toBe('desk.locked')
    desk.line.setCut(false)
    await until(() => server.disclosures.size === 1)
    expect([...server.disclosures.values()]).toMatchObject([
      { person: CLAIM, operator: 'clerk1', part: 'attachment', reason }
    ])
    const kept = `${digest}.sealed`
    truncateSync(join(folderOf(folder), kept), 2000)
    await login(desk, 1)
    expect(codeOf(await show(desk, digest)), 'a damaged file is not shown').toBe('attachment.not-here')
  })

  test('[M17] elsewhere comes from the server only', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    const digest = 'a'.repeat(64)
    expect(await standingOf(desk, digest)).toBe('elsewhere')
    expect(codeOf(await show(desk, digest)), 'the server has none').toBe('attachment.not-here')
    server.failWith = 403
    expect(codeOf(await show(desk, digest))).toBe('server.refused')
  })
})
