import type { Body } from '../../../domain/journal/entry.ts'
import type { Verdict } from '../../../domain/journal/lane.ts'
import type { Lease } from '../../../domain/plan/lease.ts'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import { blankOfLease, type CredentialIssue, issueMessage } from '../../../domain/voucher/credential.ts'
import { scanToText } from '../../../domain/voucher/credential-text.ts'
import { KeyRing } from '../../doubles/crypto.ts'
import { digestOf, type TestDevice, testUuid } from '../../doubles/test-device.ts'
import { COUNTY, SERVER, SKILL, START, sampleRules, TestProvince } from '../../doubles/test-province.ts'
import { MemoryStore } from '../../simulation/memory-store.ts'

export const identity = { method: 'id-reader', matched: true } as const
export const person = testUuid('person 1')
export const at = START + 60_000

export interface Office {
  readonly store: MemoryStore
  readonly world: TestProvince
  readonly county: TestDevice
  readonly centre: TestDevice
  readonly lease: Lease
}

/** A county desk with blanks, a centre desk with a running class, and rules that allow two vouchers at a time. */
export async function openOffice(): Promise<Office> {
  const store = new MemoryStore()
  const world = new TestProvince(store, new KeyRing())
  await world.found()
  await world.must('policy.publish', {
    version: 2,
    name: '示例政策二',
    from: '2026-01-01',
    rules: { ...sampleRules, liveVouchersMax: 2, sameSkillOnce: false },
    pilotCities: [],
    sample: true
  })
  await world.operator('clerk', 'county-a', ['county-clerk', 'county-reviewer'])
  await world.operator('trainer', 'centre-a', ['centre-operator'])
  const county = await world.device('pc-county', 'county-a', ['clerk'])
  const centre = await world.device('pc-centre', 'centre-a', ['trainer'])
  await world.lease('lease-1', county, 1, 10)
  world.now = at + 1000
  const lease = store.documents_.get('lease/lease-1')?.document as Lease
  const office = { store, world, county, centre, lease }
  await startClass(office, centre, { operator: 'trainer', place: 'centre-a', id: 'class-1' })
  return office
}

/** A desk of the other centre, with a running class of its own, class-2. */
export async function openRival(office: Office): Promise<TestDevice> {
  await office.world.operator('rival', 'centre-b', ['centre-operator'])
  const rival = await office.world.device('pc-rival', 'centre-b', ['rival'])
  await startClass(office, rival, { operator: 'rival', place: 'centre-b', id: 'class-2' })
  return rival
}

interface ClassOf {
  readonly operator: string
  readonly place: string
  readonly id: string
}

/** A class from its draft to its submission. */
export function classOf(desk: TestDevice, { operator, place, id }: ClassOf): readonly Body[] {
  const session = {
    id: 's1',
    date: '2026-03-02',
    from: '08:00',
    to: '12:00',
    part: 'theory',
    mode: 'offline',
    hours: 4
  }
  const draft = {
    id,
    name: '示例班',
    centre: place,
    site: `${place}-site`,
    county: COUNTY,
    ...SKILL,
    from: '2026-03-01',
    to: '2026-03-31',
    capacity: 30,
    sample: true
  }
  const scheduled = { trainingClass: id, session } as ArgsByKind['session.schedule']
  return [
    by(operator, desk, 'class.draft', draft),
    by(operator, desk, 'session.schedule', scheduled),
    by(operator, desk, 'class.submit', { trainingClass: id })
  ]
}

async function startClass(
  { world, county }: Pick<Office, 'world' | 'county'>,
  desk: TestDevice,
  one: ClassOf
): Promise<void> {
  const { operator, id } = one
  await send(world, desk, classOf(desk, one))
  await send(world, county, [byClerk(county, 'class.approve', { trainingClass: id })])
  await send(world, desk, [by(operator, desk, 'class.start', { trainingClass: id })])
}

const policyVersion = 2

export const by = <K extends keyof ArgsByKind>(
  operator: string,
  desk: TestDevice,
  kind: K,
  args: ArgsByKind[K]
): Body => desk.body(kind, args, { operator, at, policyVersion })

export const byClerk = <K extends keyof ArgsByKind>(desk: TestDevice, kind: K, args: ArgsByKind[K]): Body =>
  by('clerk', desk, kind, args)

export const byTrainer = <K extends keyof ArgsByKind>(desk: TestDevice, kind: K, args: ArgsByKind[K]): Body =>
  by('trainer', desk, kind, args)

/** Appends and uploads; yields the verdicts of just these bodies, in their order. */
export async function send(
  world: TestProvince,
  desk: TestDevice,
  bodies: readonly Body[]
): Promise<readonly Verdict[]> {
  const from = desk.runs.length
  desk.append(bodies)
  const accepted = await world.upload(desk.upload(desk.runs.slice(from)))
  return bodies.map(({ id }) => {
    const verdict = accepted?.verdicts.find(found => found.entry === id)
    if (!verdict) throw new Error('every entry has a verdict')
    return verdict
  })
}

export function registration(county: TestDevice): Body {
  const args = {
    person,
    county: COUNTY,
    sex: 'male',
    birth: '1990-05-01',
    education: 'senior',
    category: 'rural-transfer',
    employment: 'farming',
    sample: true,
    parts: ['identity']
  } as const
  const options = { operator: 'clerk', at, policyVersion, sealed: [digestOf('1')] }
  return county.body('person.register', { ...args, parts: ['identity'] }, options)
}

/** The issue of one of the lease's blanks, and the QR on the paper that the holder got with it. */
export function issueOf({ world, county, lease }: Office, n: number): { readonly issue: Body; readonly scan: string } {
  const blank = lease.blanks[n]
  if (!blank) throw new Error('the lease has this blank')
  const args = {
    voucher: blank.voucher,
    code: blank.code,
    lease: lease.id,
    batch: 'batch-1',
    plan: 'plan-1',
    person,
    consented: false
  }
  const issue = byClerk(county, 'voucher.issue', args)
  const stated: CredentialIssue = { entryId: issue.id, kind: 'voucher.collect', person, county: COUNTY, idCheck: 7 }
  const parts = {
    blank: blankOfLease(lease, blank, { serverId: SERVER, suite: 'ed25519' }),
    issue: stated,
    deviceSuite: 'ed25519' as const
  }
  const deviceSignature = world.ring.sign(county.publicKey, issueMessage(parts))
  return { issue, scan: scanToText({ form: 'issued', ...parts, serverSignature: blank.signature, deviceSignature }) }
}

export const lanesOf = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.map(({ lane, rejection }) => (rejection ? `${lane} ${rejection.code}` : lane))

export const laneNow = ({ store }: Office, body: Body): string => {
  const verdict = store.entries.get(body.id)?.verdict
  return verdict ? (lanesOf([verdict])[0] ?? '') : 'unknown'
}
