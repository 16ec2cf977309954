import type { CollectionName, Documents } from '../../domain/documents.ts'

/** One figure that a document adds to a place (`county:…` or `centre:…`). */
export interface Measure {
  readonly place: string
  readonly metric: string
  readonly amount: number
}

type Figures = Readonly<Record<string, number>>

const at = (places: readonly string[], figures: Figures): readonly Measure[] =>
  places.flatMap(place => Object.entries(figures).map(([metric, amount]) => ({ place, metric, amount })))

const countyAndCentre = (county: string, centre: string): readonly string[] =>
  centre === '' ? [`county:${county}`] : [`county:${county}`, `centre:${centre}`]

const byCollection: { readonly [C in CollectionName]?: (document: Documents[C]) => readonly Measure[] } = {
  plan: plan =>
    plan.state === 'approved'
      ? at([`county:${plan.county}`], {
          'plan.size': plan.size,
          'plan.budgetFen': plan.budgetFen,
          'plan.batched': plan.batched,
          'plan.committedFen': plan.committedFen
        })
      : [],
  batch: batch =>
    at([`county:${batch.county}`], { [`batch.${batch.state}`]: batch.size, 'batch.leased': batch.leased }),
  voucher: voucher =>
    at(countyAndCentre(voucher.county, voucher.boundCentre), {
      [`voucher.${voucher.voucherKind}.${voucher.state}`]: 1,
      [`voucherFen.${voucher.state}`]: voucher.faceValueFen
    }),
  person: person =>
    person.mergedInto === ''
      ? at(
          person.counties.slice(0, 1).map(county => `county:${county}`),
          {
            'person.registered': 1,
            [`person.category.${person.category}`]: 1,
            ...Object.fromEntries(person.intentions.map(wish => [`intention.${wish.occupation}.${wish.level}`, 1]))
          }
        )
      : [],
  trainingClass: one => at(countyAndCentre(one.county, one.centre), { [`class.${one.state}`]: 1 }),
  enrolment: one => at(countyAndCentre(one.county, one.centre), { [`enrolment.${one.state}`]: 1 }),
  attendance: one => at(countyAndCentre(one.county, one.centre), { [`attendance.${one.state}`]: 1 }),
  case: one =>
    at(
      one.counties.slice(0, 1).map(county => `county:${county}`),
      { [`${one.kind === 'alert' ? 'alert' : 'case'}.${one.state}`]: 1 }
    )
}

/** What one document adds to the roll-ups: a pure function of it, so that a change is after minus before. */
export const measuresOf = <C extends CollectionName>(
  collection: C,
  document: Documents[C] | null
): readonly Measure[] => (document === null ? [] : (byCollection[collection]?.(document) ?? []))
