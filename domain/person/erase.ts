import { z } from 'zod'
import { governs } from '../access/author.ts'
import { MAX_OFFLINE_DAYS } from '../directory/organisation.ts'
import { id, idOrEmpty } from '../fields.ts'
import { accept, type Context, type Outcome, type Reader, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { addDays, addMonths, dateOfInstant } from '../time/business-date.ts'
import { refusalOfEnded } from './ended.ts'
import { liveOn } from './live-vouchers.ts'
import { erasureReasons, MAX_HISTORY, MAX_MERGED, type Person } from './person.ts'

export const MAX_CASES = 20

const args = z.strictObject({
  person: z.uuid(),
  /** Records that ended in this one: they are erased with it. */
  merged: z.array(z.uuid()).max(MAX_MERGED),
  /** Every voucher of the history that was certified, with the claim that it bears. */
  certified: z.array(z.strictObject({ voucher: id, claim: idOrEmpty })).max(MAX_HISTORY),
  /** Cases about the person that the desk knows of. */
  cases: z.array(id).max(MAX_CASES),
  /** Of a closed list: a free text would stay in the chain, and people write names into it. */
  reason: z.enum(erasureReasons)
})
type Args = z.infer<typeof args>

/**
 * person.erase (W13): who somebody is leaves the records for good. What money and statistics count on stays, under an id
 * that leads to nobody; whoever keeps parts of the person deletes them on learning of it (W15).
 */
export const erasePerson: Verb<Args, 'person.erase'> = {
  kind: 'person.erase',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: false,
  keys: a => [
    uses('write', 'person', a.person),
    ...a.merged.map(record => uses('write', 'person', record)),
    ...a.certified.flatMap(({ voucher, claim }) => [
      uses('read', 'voucher', voucher),
      ...usesIf('read', 'claim', claim)
    ]),
    ...a.cases.map(one => uses('read', 'case', one))
  ],
  reduce: (a, context) => {
    const { entry, author, read } = context
    const found = read('person', a.person)
    if (found.state !== 'present') return reject('person.unknown', 'W13')
    const person = found.document
    const ended = refusalOfEnded(person)
    if (ended) return ended
    if (!person.counties.some(code => governs(author, code))) return reject('person.not-in-place', 'A5')
    const records = recordsOf(a, person, read)
    if (!records) return reject('entry.malformed', 'W13', { where: 'merged' })
    const unchecked: string[] = []
    const refused = refusalOfOpen(records, context) ?? refusalOfMoney(a, records, context, unchecked)
    if (refused) return refused
    if (isCaseOpen(a, read, unchecked)) return reject('person.has-case', 'W13')
    const mark = { reason: a.reason, at: entry.at }
    return accept(
      records.map(record => ({ collection: 'person', document: { ...withoutParts(record), erased: mark } })),
      [...new Set(unchecked)]
    )
  }
}

/** Counties and centres stay: they are who must hear of it, to delete what they sealed themselves (W15). */
const withoutParts = ({ teachesAt: _, ...person }: Person): Person => ({
  ...person,
  intentions: [],
  sealed: { identity: null, contact: null, payment: null }
})

/** The person's record and every one that ended in it; null when those named are not exactly these. */
function recordsOf({ merged, person: kept }: Args, person: Person, read: Reader): readonly Person[] | null {
  const names = new Set([kept, ...merged])
  if (names.size !== merged.length + 1 || person.mergedFrom?.some(record => !names.has(record))) return null
  const ended = merged.flatMap(record => {
    const found = read('person', record)
    return found.state === 'present' && names.has(found.document.mergedInto) ? [found.document] : []
  })
  return ended.length === merged.length ? [person, ...ended] : null
}

/**
 * Nothing is on its way. A voucher that ran out unbound counts for as long as a desk without a line may still bring a
 * binding from before its last day.
 */
function refusalOfOpen(records: readonly Person[], { entry }: Context): Outcome | null {
  const since = addDays(dateOfInstant(entry.at), -MAX_OFFLINE_DAYS)
  const vouchers = records.reduce((sum, record) => sum + liveOn(record, since).length, 0)
  const enrolments = records.reduce((sum, record) => sum + record.openEnrolments.length, 0)
  return vouchers + enrolments > 0 ? reject('person.in-use', 'W13', { vouchers, enrolments }) : null
}

/** A certified voucher is paid, refused, or nothing can be claimed for it any more. */
function refusalOfMoney(a: Args, records: readonly Person[], context: Context, unchecked: string[]): Outcome | null {
  const claimOf = new Map(a.certified.map(({ voucher, claim }) => [voucher, claim]))
  for (const past of records.flatMap(({ history }) => history)) {
    if (past.outcome !== 'certified') continue
    const claim = claimOf.get(past.voucher)
    if (claim === undefined) return reject('entry.malformed', 'W13', { where: 'certified' })
    const standing = moneyOf(past, claim, context)
    if (standing === 'open') return reject('person.has-claim', 'W13')
    if (standing === 'unknown') unchecked.push('W13')
  }
  return null
}

function moneyOf(
  { voucher: id, on }: Person['history'][number],
  named: string,
  { entry, read, rules }: Context
): 'open' | 'over' | 'unknown' {
  const found = read('voucher', id)
  if (found.state === 'unknown') return 'unknown'
  if (found.state === 'absent') return 'open'
  const { state, claim } = found.document
  if (state === 'settled' || state === 'lapsed' || state === 'void') return 'over'
  if (state !== 'certified') return 'open'
  if (claim === '') {
    const until = rules && addMonths(on, rules.subsidy.claimMonthsAfterCertificate)
    return until !== null && dateOfInstant(entry.at) > until ? 'over' : 'open'
  }
  // Claimed since the desk looked.
  if (claim !== named) return 'open'
  const asked = read('claim', claim)
  if (asked.state === 'unknown') return 'unknown'
  const line = asked.state === 'present' ? asked.document.lines.find(one => one.voucher === id) : undefined
  return line?.state === 'refused' ? 'over' : 'open'
}

function isCaseOpen({ cases }: Args, read: Reader, unchecked: string[]): boolean {
  return cases.some(one => {
    const found = read('case', one)
    if (found.state === 'unknown') unchecked.push('W13')
    return found.state === 'present' && found.document.state !== 'resolved' && found.document.state !== 'closed'
  })
}
