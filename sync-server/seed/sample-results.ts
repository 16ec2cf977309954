import { certificateId } from '../../domain/certificate/certificate.ts'
import { isDrawn } from '../../domain/subsidy/draw.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { SamplePlace, Seat } from './sample-classes.ts'
import type { SampleDevice } from './sample-device.ts'
import { type SampleSkill, sampleRules } from './sample-places.ts'
import { type Act, act, type SampleWorld } from './sample-world.ts'

/** A class whose sessions are over, with how often everybody was there. */
export interface TaughtClass {
  readonly id: string
  readonly n: number
  readonly place: SamplePlace
  readonly skill: SampleSkill
  readonly roster: readonly Seat[]
  readonly attended: ReadonlyMap<string, number>
  readonly sessions: number
}

/** The desks that take a class from its last session to the payout. */
export interface SampleOffices {
  readonly county: SampleDevice
  readonly province: SampleDevice
}

const clerk = 'op-qingxu.clerk1'
const reviewer = 'op-qingxu.reviewer'
const finance = 'op-qingxu.finance'
const exam = { theory: 82, practice: 88 }

/** What a centre wrote when somebody had missed too much. */
export const reasonOfLeaving = '缺课较多，学时不够'

/** What reviewers wrote about claims with nothing amiss. */
export const reviewOpinion = '材料齐全，符合规定'

/** Everybody who was always there; the others of the sample missed too much. */
const graduates = ({ roster, attended, sessions }: TaughtClass): readonly Seat[] =>
  roster.filter(({ enrolment }) => attended.get(enrolment) === sessions)

/** A number of the sample's own assessing body: nobody has that one. */
const numberOf = (n: number, index: number, date: string): string =>
  `S000014000001${date.slice(2, 4)}5${String(n * 100 + index + 1).padStart(6, '0')}`

const resultOf = ({ enrolment, person, voucher }: Seat, trainingClass: string) => ({
  enrolment,
  person,
  trainingClass,
  voucher
})

/** One class on its way from the last session to the payout, a step every week or two. */
export class SampleSettlement {
  readonly taughtInWeek: number
  readonly #world: SampleWorld
  readonly #offices: SampleOffices
  readonly #class: TaughtClass
  readonly #claim: string
  #numbers: readonly string[] = []

  constructor(world: SampleWorld, offices: SampleOffices, one: TaughtClass, week: number) {
    this.#world = world
    this.#offices = offices
    this.#class = one
    this.#claim = `claim-${one.id}`
    this.taughtInWeek = week
  }

  /** Does what is due so many weeks after the last session. */
  async live(weeks: number): Promise<void> {
    switch (weeks) {
      case 3:
        return this.#results()
      case 4:
        return this.#confirm()
      case 5:
        return this.#submit()
      case 6:
        return this.#review()
      case 8:
        return this.#pay()
      case 9:
        return this.#reconcile()
      default:
        return undefined
    }
  }

  #atPlace(acts: readonly Act[]): Promise<void> {
    const { device, operator } = this.#class.place
    return this.#world.perform(device, operator, acts)
  }

  async #results(): Promise<void> {
    const { id, n, roster, attended } = this.#class
    const passed = graduates(this.#class)
    const issuedOn = dateOfInstant(this.#world.now)
    this.#numbers = passed.map((_, index) => numberOf(n, index, issuedOn))
    const left = roster.filter(seat => (attended.get(seat.enrolment) ?? 0) > 0 && !passed.includes(seat))
    await this.#atPlace([
      act('class.finish', { trainingClass: id }),
      ...passed.map(seat => act('enrolment.complete', { ...resultOf(seat, id), exam })),
      ...left.map(seat => act('enrolment.drop', { ...resultOf(seat, id), exam: null, reason: reasonOfLeaving })),
      ...passed.map(({ enrolment }, index) =>
        act('certificate.issue', { number: this.#numbers[index] ?? '', enrolment, trainingClass: id, issuedOn })
      )
    ])
  }

  async #confirm(): Promise<void> {
    const confirmed = graduates(this.#class).map(({ voucher, person }, index) =>
      act('certificate.confirm', { certificate: certificateId(this.#numbers[index] ?? ''), voucher, person })
    )
    await this.#world.perform(this.#offices.county, reviewer, confirmed)
  }

  async #submit(): Promise<void> {
    const { id } = this.#class
    const lines = graduates(this.#class).map(({ enrolment, voucher }, index) => ({
      enrolment,
      voucher,
      certificate: certificateId(this.#numbers[index] ?? '')
    }))
    if (!this.#hasClaim) return
    await this.#atPlace([
      act('claim.draft', { claim: this.#claim, trainingClass: id, lines, attachments: [] }),
      act('claim.submit', {
        claim: this.#claim,
        trainingClass: id,
        lines: lines.map(({ voucher, certificate }) => ({ voucher, certificate }))
      })
    ])
  }

  async #review(): Promise<void> {
    if (!this.#hasClaim) return
    const { county, province } = this.#offices
    const claim = this.#claim
    const review = { claim, opinion: reviewOpinion, refused: [] }
    const draw = { claim, seed: `sample-${dateOfInstant(this.#world.now)}` }
    const isSampled = isDrawn(draw.seed, claim, sampleRules.subsidy.provinceSampleOneIn)
    await this.#world.perform(county, reviewer, [act('claim.review', { ...review, level: 'county' })])
    await this.#world.perform(province, 'op-province', [
      act('claim.draw', draw),
      ...(isSampled ? [act('claim.review', { ...review, level: 'province' })] : [])
    ])
    await this.#world.perform(county, clerk, [act('claim.publish', { claim })])
  }

  async #pay(): Promise<void> {
    const { county } = this.#offices
    const claim = this.#claim
    const vouchers = graduates(this.#class).map(({ voucher }) => voucher)
    if (!this.#hasClaim) return
    await this.#world.perform(county, reviewer, [act('claim.clear', { claim, answers: [] })])
    await this.#world.perform(county, finance, [act('claim.pay', { claim, vouchers, withheld: [] })])
  }

  async #reconcile(): Promise<void> {
    const { county } = this.#offices
    const { id, skill, roster, attended } = this.#class
    const amountFen = sampleRules.subsidy.rates.find(({ level }) => level === skill.level)?.amountFen ?? 0
    const answers = graduates(this.#class).map(({ voucher }) => ({
      voucher,
      outcome: 'paid' as const,
      amountFen,
      reason: ''
    }))
    if (this.#hasClaim)
      await this.#world.perform(county, finance, [act('claim.reconcile', { claim: this.#claim, payout: 1, answers })])
    // A place that nobody came to keeps the class from being filed.
    if (roster.every(({ enrolment }) => attended.has(enrolment)))
      await this.#world.perform(county, reviewer, [act('class.close', { trainingClass: id })])
  }

  get #hasClaim(): boolean {
    return graduates(this.#class).length > 0
  }
}
