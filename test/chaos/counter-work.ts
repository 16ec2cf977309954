import { uuidv7 } from 'uuidv7'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { samplePhone } from '../../domain/codes/phone.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { batch, county, skill } from '../../scripts/demo/classes.ts'
import type { EntryInput } from '../../src-main/contract/journal.ts'
import type { HeldLease } from '../../src-main/contract/lease.ts'
import { visitDrafts } from '../../src-renderer/commands/counter-visit.ts'
import type { Draft } from '../../src-renderer/commands/draft.ts'
import { type Desk, must } from './desk.ts'

/** A worker who was issued a voucher, with the paper once it was printed. */
export interface Holder {
  readonly person: string
  readonly voucher: string
  /** Empty where the worker only took the voucher; then any centre may give a place. */
  readonly enrolment: string
  readonly entries: readonly string[]
  readonly idNumber: string
  paper: string | null
  bound: string | null
  isVoid: boolean
}

const LEASED = 450
/** So many visits to one that ends with an application, which then waits for the county's decision. */
const APPLIES_EVERY = 3
/** Far from the numbers of the sample province and of the demonstration. */
const FIRST_NUMBER = 4_700_000

const inputOf = (draft: Draft): EntryInput => ({
  id: uuidv7(),
  kind: draft.kind,
  args: JSON.parse(JSON.stringify(draft.args)) as EntryInput['args'],
  sealed: (draft.sealed ?? []).map(({ person, part, fields }) => ({ person, part, plain: { ...fields } }))
})

export const entry = (kind: string, args: object): EntryInput => ({
  id: uuidv7(),
  kind,
  args: JSON.parse(JSON.stringify(args)) as EntryInput['args'],
  sealed: []
})

/** A county's counter: workers come, are registered, issued a voucher, take it and apply. */
export class CounterWork {
  readonly holders: Holder[] = []
  readonly #desk: Desk
  #lease: HeldLease | null = null
  #served = 0
  /** Of the lease in hand. */
  #taken = 0

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Numbers for the whole run, while the line is up. */
  async reserve(count = LEASED): Promise<void> {
    this.#lease = (await must(this.#desk, 'lease.request', { batch, count })).lease
    this.#taken = 0
  }

  /** Everything of one new worker's visit, in the order in which it must be saved. */
  visit(): readonly EntryInput[] {
    const lease = this.#lease
    const blank = lease?.remaining[this.#taken]
    if (!lease || !blank) throw new Error('no voucher number is left')
    this.#served += 1
    this.#taken += 1
    const idNumber = sampleIdNumber(FIRST_NUMBER + this.#served, '1990-05-01', 'male')
    const { drafts, person, voucher, enrolment } = visitDrafts(
      {
        known: undefined,
        county,
        identity: { name: '样例混沌', idNumber, phone: samplePhone(FIRST_NUMBER + this.#served) },
        facts: {
          sex: 'male',
          birth: '1990-05-01',
          education: 'senior',
          category: 'rural-transfer',
          employment: 'farming'
        },
        method: 'id-reader',
        skill,
        issue: { lease, blank },
        consent: true,
        collect: [],
        apply: this.#served % APPLIES_EVERY === 0
      },
      uuidv7
    )
    const inputs = drafts.map(inputOf)
    this.holders.push({
      person,
      voucher: voucher ?? '',
      enrolment: enrolment ?? '',
      entries: inputs.map(({ id }) => id ?? ''),
      idNumber,
      paper: null,
      bound: null,
      isVoid: false
    })
    return inputs
  }

  amend(holder: Holder): EntryInput {
    return entry('person.amend', { person: holder.person, fields: { employment: 'employed' }, parts: [] })
  }

  void(holder: Holder): EntryInput {
    holder.isVoid = true
    const { voucher, person } = holder
    return entry('voucher.void', { voucher, person, date: dateOfInstant(Date.now()), reason: '示例作废' })
  }

  /**
   * Prints the paper of a voucher whose issue was saved. Null, and nothing more to do with it, where the desk's journal
   * was damaged since (`mayBeGone`): what it was issued from may have ended with the old generation.
   */
  async print(holder: Holder, mayBeGone: boolean): Promise<string | null> {
    if (holder.paper !== null) return holder.paper
    const printed = await this.#desk.call('voucher.qr', { voucher: holder.voucher })
    if (printed.ok) holder.paper = printed.value.text
    else if (mayBeGone && printed.failure.code === 'voucher.unknown') holder.isVoid = true
    else throw new Error(`${this.#desk.name} does not print: ${printed.failure.code}`)
    return holder.paper
  }
}
