import { describe, expect, it } from 'vitest'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { done, type Outcome, refused } from '../../../src-main/contract/failure.ts'
import type { DeskFacts } from '../../../src-renderer/commands/desk-facts.ts'
import { type HeldPorts, readHeld } from '../../../src-renderer/commands/verify-held.ts'
import type { Presented } from '../../../src-renderer/commands/verify-presented.ts'
import {
  blank,
  certificate,
  facts,
  HOLDER,
  issue,
  issuedScan,
  OTHER,
  ports
} from '../../domain/voucher/credential-office.ts'
import { bindArgs, personId, signInArgs, type TestDesk, trainer } from '../../doubles/test-desk.ts'
import { byReader, codeOf, office, place } from './verify-office.ts'

/** What lies in a replica: the test desk's documents, and who has which number. */
function replicaOf(desk: TestDesk, numbers: Readonly<Record<string, readonly string[]>> = {}): HeldPorts {
  const all = <T>(collection: string): T[] =>
    [...desk.documents].flatMap(([key, document]) => (key.startsWith(`${collection}/`) ? [document as T] : []))
  const page = async ({ collection, where, after }: Parameters<HeldPorts['replica']['page']>[0]) => {
    if (collection === 'enrolment') {
      const person = where && 'person' in where ? where.person : undefined
      return { rows: all<Enrolment>('enrolment').flatMap(e => (e.person === person ? [{ document: e }] : [])) }
    }
    const codes = all<Voucher>('voucher').sort((a, b) => (a.code < b.code ? -1 : 1))
    return { rows: codes.flatMap(v => (v.code >= String(after?.[0]) ? [{ document: v }] : [])).slice(0, 1) }
  }
  const numberOf = (person: string) => Object.entries(numbers).find(([, people]) => people.includes(person))?.[0]
  return {
    replica: {
      reads: async () => desk.read,
      page: page as unknown as HeldPorts['replica']['page'],
      search: async text => (numbers[text] ?? []).map(id => ({ id, name: '样例甲', last4: text.slice(-4) })),
      maskedPart: async person => {
        const idNumber = numberOf(person)
        return idNumber === undefined ? null : { name: '样例甲', idNumber: maskIdNumber(idNumber) }
      },
      isNumberOf: async (person, idNumber) => numberOf(person) === idNumber
    },
    verify: ports.verify as HeldPorts['verify'],
    sha256: ports.sha256,
    revocations: () => []
  }
}

const AT = Date.UTC(2026, 10, 22)
const known = async (at = AT): Promise<Outcome<DeskFacts>> => {
  const { serverId, serverKeys } = facts()
  return done({ serverId, serverKeys, at } as unknown as DeskFacts)
}

const paperOf = (scan = issuedScan()): Presented => ({ voucher: { kind: 'scan', text: 'JQ1:PAPER', scan }, card: null })

/** The issuing device of the paper is in the directory. */
function withIssuer(desk: TestDesk): TestDesk {
  desk.addDevice(blank.deviceId, 'county-a')
  const device = desk.get('directory', blank.deviceId)
  if (device.kind !== 'device') throw new Error('a device')
  desk.put('directory', { ...device, certificates: [certificate()] })
  return desk
}

describe('what a desk holds about paper, code and card', () => {
  it('finds a voucher by its code, and not the next one for a code it does not hold', async () => {
    const desk = office(1, 2)
    const found = await readHeld(replicaOf(desk), codeOf(1), place(desk), known())
    expect(found).toMatchObject({ voucher: { id: 'v-1' }, person: personId(1), credential: null, matched: null })
    const code = { voucher: { kind: 'code', code: 'CODE10005' }, card: null } as const
    expect(await readHeld(replicaOf(desk), code, place(desk), known())).toMatchObject({ voucher: null, person: null })
  })

  it('finds the person of a card, the one that others were merged into, with the voucher and place here', async () => {
    const desk = office(1, 2)
    desk.do('voucher.bind', bindArgs(1), trainer)
    desk.do('attendance.sign-in', signInArgs(1), trainer)
    desk.put('person', { ...desk.get('person', personId(2)), mergedInto: personId(1) })
    const numbers = { [HOLDER]: [personId(2), personId(1)] }
    const found = await readHeld(replicaOf(desk, numbers), { voucher: null, card: byReader }, place(desk), known())
    expect(found).toMatchObject({ voucher: { id: 'v-1' }, person: personId(1), matched: true })
    expect(found.enrolments).toHaveLength(1)
    expect(found.attendance?.session).toBe('s1')
  })

  it('[V7] compares the card with the sealed number of a voucher given by code', async () => {
    const desk = office(1)
    const shown = { ...codeOf(1), card: { ...byReader, idNumber: OTHER } }
    const found = await readHeld(replicaOf(desk, { [HOLDER]: [personId(1)] }), shown, place(desk), known())
    expect(found.matched).toBe(false)
  })
})

describe('[Q4] the proof of a paper', () => {
  it('holds with the certificate of the issuing device, for somebody never seen here', async () => {
    const desk = withIssuer(office())
    const found = await readHeld(replicaOf(desk), { ...paperOf(), card: byReader }, place(desk), known())
    expect(found).toMatchObject({ credential: { ok: true }, voucher: null, person: issue.person, matched: true })
  })

  it('fails on a device that nobody certified and on a moved signature', async () => {
    const desk = office()
    const stranger = await readHeld(replicaOf(desk), paperOf(), place(desk), known())
    expect(stranger.credential).toEqual({ ok: false, code: 'device-not-certified' })
    const moved = { ...issuedScan(), serverSignature: issuedScan().deviceSignature }
    const forged = await readHeld(replicaOf(withIssuer(desk)), paperOf(moved), place(desk), known())
    expect(forged.credential).toEqual({ ok: false, code: 'bad-server-signature' })
  })

  it('leaves the dates to the reducers: a bound voucher outlives its paper', async () => {
    const desk = withIssuer(office())
    const late = Date.UTC(2029, 0, 1)
    expect((await readHeld(replicaOf(desk), paperOf(), place(desk), known(late))).credential?.ok).toBe(true)
  })

  it('is not given where nobody is logged in', async () => {
    const desk = withIssuer(office())
    const locked = Promise.resolve(refused('desk.locked'))
    expect((await readHeld(replicaOf(desk), paperOf(), place(desk), locked)).credential).toBeNull()
  })
})
