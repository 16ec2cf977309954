import type { Person } from '../../domain/person/person.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { blankOfLease, type CredentialIssue, idCheckOf, issueMessage } from '../../domain/voucher/credential.ts'
import { scanToText } from '../../domain/voucher/credential-text.ts'
import { sha256 } from '../doubles/crypto.ts'
import { digestOf } from '../doubles/test-device.ts'
import { SERVER, SKILL } from '../doubles/test-province.ts'
import { type Deed, draft } from './deed.ts'
import { correction } from './erasure.ts'
import { batchOf } from './founding.ts'
import type { Draft, SimDevice } from './sim-device.ts'
import type { Paper, Worker } from './world.ts'

const IDENTITY = { method: 'id-reader', matched: true } as const
const REASON = '示例原因'

type Deeds = Readonly<Record<string, (desk: SimDevice) => Deed | null>>

const weights = {
  register: 10,
  intention: 3,
  apply: 8,
  accept: 12,
  send_back: 2,
  withdraw: 3,
  refuse: 1,
  issue: 16,
  collect: 8,
  collect_paper: 2,
  void_voucher: 4,
  reprint: 2,
  reinstate: 3,
  approve: 10,
  give_back: 2,
  resolve: 4,
  amend: 1
}

/** Places given and taken again: what a centre may see comes and goes (row 29). */
const movingWeights = { ...weights, register: 14, apply: 16, accept: 26, withdraw: 18, refuse: 4, resolve: 8 }

/** What a county office does: the worker's way up to the class. */
export function countyWork(desk: SimDevice): Deed | null {
  const { dice, plan } = desk.world
  return deeds[dice.weighted(plan.profile === 'scope-moves' ? movingWeights : weights)]?.(desk) ?? null
}

const visiblePerson = (desk: SimDevice): Person | undefined => desk.world.dice.pick(desk.list('person'))

const deeds: Deeds = {
  register: desk => {
    const { world, home } = desk
    const worker = world.dice.pick(world.workers)
    if (!worker || desk.view('person', worker.id).state === 'present') return null
    const strangers = world.plan.profile === 'scope-moves' ? 0.8 : 0.3
    if (worker.home !== home.county && !world.dice.chance(strangers)) return null
    if (worker.home !== home.county) world.mark('person of two counties')
    return { drafts: [registrationOf(worker, home.county)] }
  },

  intention: desk => {
    const person = visiblePerson(desk)
    if (!person) return null
    const level = desk.world.dice.chance(0.5) ? '4' : '5'
    return { drafts: [draft('intention.record', { person: person.id, ...SKILL, level, source: 'counter' })] }
  },

  amend: desk => {
    const person = visiblePerson(desk)
    if (!person) return null
    return { drafts: [correction(desk, person)] }
  },

  apply: desk => {
    const person = visiblePerson(desk)
    if (!person) return null
    const args = { enrolment: desk.world.uuid(), person: person.id, county: desk.home.county, ...SKILL }
    return { drafts: [draft('enrolment.apply', { ...args, source: 'counter', identity: IDENTITY })] }
  },

  accept: desk => {
    const { dice } = desk.world
    const open = desk.list('enrolment').filter(e => ['applied', 'returned', 'waitlisted'].includes(e.state))
    const enrolment = dice.pick(open)
    const trainingClass = dice.pick(desk.list('trainingClass').filter(c => ['approved', 'running'].includes(c.state)))
    if (!enrolment || !trainingClass) return null
    const own = desk.list('voucher').filter(v => v.person === enrolment.person && v.boundClass === '')
    const voucher = dice.chance(0.85) ? (dice.pick(own)?.id ?? '') : ''
    const { id, person } = enrolment
    return {
      drafts: [draft('enrolment.accept', { enrolment: id, person, trainingClass: trainingClass.id, voucher })]
    }
  },

  send_back: desk => {
    const enrolment = desk.world.dice.pick(desk.list('enrolment').filter(e => e.state === 'applied'))
    return enrolment ? { drafts: [draft('enrolment.return', { enrolment: enrolment.id, reason: REASON })] } : null
  },

  withdraw: desk => {
    const enrolment = desk.world.dice.pick(desk.list('enrolment'))
    if (!enrolment) return null
    const { id, person, trainingClass, voucher } = enrolment
    const args = { enrolment: id, person, trainingClass, voucher, reason: REASON }
    return { drafts: [draft('enrolment.withdraw', args)] }
  },

  refuse: desk => {
    const enrolment = desk.world.dice.pick(desk.list('enrolment').filter(e => e.state === 'returned'))
    if (!enrolment) return null
    const { id, person, trainingClass, voucher } = enrolment
    const args = { enrolment: id, person, trainingClass, voucher, reason: REASON }
    return { drafts: [draft('enrolment.refuse', args)] }
  },

  issue: desk => {
    const { dice } = desk.world
    const person = visiblePerson(desk)
    const isCareless = dice.chance(0.3)
    const leases = desk.list('lease').filter(l => mayUse(desk, l) || (isCareless && l.state === 'open'))
    const lease = dice.pick(leases)
    const blank = lease && unusedOf(desk, lease)[0]
    if (!person || !lease || !blank) return null
    return issueOf(desk, lease, blank, person.id, dice.chance(0.6))
  },

  collect: desk => {
    const voucher = desk.world.dice.pick(desk.list('voucher').filter(v => v.state === 'issued'))
    if (!voucher) return null
    const { id, person } = voucher
    return { drafts: [draft('voucher.collect', { voucher: id, person, scan: '', how: 'counter', identity: IDENTITY })] }
  },

  collect_paper: desk => {
    const paper = desk.world.dice.pick(desk.world.papers)
    if (!paper || desk.view('voucher', paper.voucher).state === 'present') return null
    const { voucher, person, scan } = paper
    return { drafts: [draft('voucher.collect', { voucher, person, scan, how: 'counter', identity: IDENTITY })] }
  },

  void_voucher: desk => {
    const voucher = desk.world.dice.pick(desk.list('voucher').filter(v => ['issued', 'collected'].includes(v.state)))
    if (!voucher) return null
    const { id, person } = voucher
    return {
      drafts: [draft('voucher.void', { voucher: id, person, date: dateOfInstant(desk.time.at), reason: REASON })]
    }
  },

  reprint: desk => {
    const voucher = desk.world.dice.pick(desk.list('voucher'))
    return voucher ? { drafts: [draft('voucher.reprint', { voucher: voucher.id, reason: REASON })] } : null
  },

  reinstate: desk => {
    const voucher = desk.world.dice.pick(desk.list('voucher').filter(v => v.state === 'redeemed'))
    return voucher ? { drafts: [draft('voucher.reinstate', { voucher: voucher.id, reason: REASON })] } : null
  },

  approve: desk => {
    const submitted = desk.world.dice.pick(desk.list('trainingClass').filter(c => c.state === 'submitted'))
    return submitted ? { drafts: [draft('class.approve', { trainingClass: submitted.id })] } : null
  },

  give_back: desk => {
    const lease = desk.world.dice.pick(desk.list('lease').filter(l => mayUse(desk, l)))
    if (!lease) return null
    const unused = unusedOf(desk, lease).map(blank => blank.voucher)
    return { drafts: [draft('lease.return', { lease: lease.id, batch: lease.batch, unused })] }
  },

  resolve: desk => {
    const dispute = desk.world.dice.pick(desk.list('case').filter(c => c.kind === 'dispute' && c.state === 'open'))
    if (dispute?.kind !== 'dispute') return null
    const decision = desk.world.dice.chance(0.5) ? 'give-to-loser' : 'uphold-winner'
    const args = { dispute: dispute.id, voucher: dispute.voucher, decision, reason: REASON } as const
    return { drafts: [draft('dispute.resolve', args)] }
  }
}

/** A worker who comes to the counter for the first time. */
export function registrationOf(worker: Worker, county: string): Draft {
  const args = {
    person: worker.id,
    county,
    sex: 'male',
    birth: worker.birth,
    education: 'senior',
    category: 'rural-transfer',
    employment: 'farming',
    sample: true
  } as const
  return draft('person.register', { ...args, parts: ['identity'] }, [digestOf(worker.id)])
}

/** A voucher from a lease with its printed paper, collected at the counter or not. */
export function issueOf(
  desk: SimDevice,
  lease: Lease,
  { voucher, code }: Pick<Lease['blanks'][number], 'voucher' | 'code'>,
  person: string,
  collects: boolean
): Deed {
  const { id, batch, plan } = lease
  const issue = draft('voucher.issue', { voucher, code, lease: id, batch, plan, person, consented: false })
  const collect = draft('voucher.collect', { voucher, person, scan: '', how: 'counter', identity: IDENTITY })
  const done = ([issueEntry]: readonly string[]) => {
    const kind = collects ? 'voucher.collect' : 'voucher.issue'
    if (issueEntry) desk.world.papers.push(printed(desk, lease, voucher, person, issueEntry, kind))
  }
  return { drafts: collects ? [issue, collect] : [issue], done }
}

/** A desk knows its leases' end by its own clock, and uses those of its own generation only. */
const mayUse = (desk: SimDevice, lease: Lease): boolean =>
  lease.state === 'open' && lease.generation === desk.disk.generation && desk.time.at < lease.expiresAt

/** Blanks that no entry of the desk's own journal has named. */
export function unusedOf(desk: SimDevice, lease: Lease): Lease['blanks'] {
  const used = new Set<unknown>()
  for (const { body } of desk.index.records.values()) if (body.kind === 'voucher.issue') used.add(body.args.voucher)
  return lease.blanks.filter(({ voucher }) => !used.has(voucher) && desk.view('voucher', voucher).state !== 'present')
}

/** The paper as the printer makes it: the server's blank with the desk's signature over who got it. */
function printed(
  desk: SimDevice,
  lease: Lease,
  voucher: string,
  person: string,
  issueEntry: string,
  kind: CredentialIssue['kind']
): Paper {
  const found = lease.blanks.find(blank => blank.voucher === voucher)
  if (!found) throw new Error('a printed voucher comes from its lease')
  const blank = blankOfLease(lease, found, { serverId: SERVER, suite: 'ed25519' })
  const idCheck = idCheckOf(voucher, person, sha256)
  const issue = { entryId: issueEntry, kind, person, county: desk.home.county, idCheck }
  const parts = { blank, issue, deviceSuite: 'ed25519' as const }
  const deviceSignature = desk.world.ring.sign(desk.disk.publicKey, issueMessage(parts))
  const scan = scanToText({ form: 'issued', ...parts, serverSignature: found.signature, deviceSignature })
  return { voucher, person, scan, issueEntry }
}

/** Asks for blanks over the line, more than there may be. */
export async function askForLease(desk: SimDevice): Promise<void> {
  const { world, server, home } = desk
  const open = desk.list('lease').some(lease => mayUse(desk, lease) && unusedOf(desk, lease).length > 0)
  if (open) return
  const batch = server.document('batch', batchOf(home.county))
  if (!batch) return
  const count = world.dice.int(1, 6)
  await server.grantLease(batch, desk.id, desk.disk.generation, count, world.dice.int(1, 3))
}
