import { z } from 'zod'
import { id } from '../fields.ts'
import { type Context, type KeyUse, type Outcome, reject, uses } from '../reduction.ts'
import type { TrainingClass } from '../training/class.ts'
import type { Voucher } from '../voucher/voucher.ts'
import type { Enrolment } from './enrolment.ts'

/** What every entry about the end of a training names. */
export const resultArgs = { enrolment: z.uuid(), person: z.uuid(), trainingClass: id, voucher: id }
type ResultArgs = z.infer<ReturnType<typeof z.object<typeof resultArgs>>>

export const resultKeys = (a: ResultArgs, voucher: KeyUse['use']): readonly KeyUse[] => [
  uses('write', 'enrolment', a.enrolment),
  uses('write', 'person', a.person),
  uses('tally', 'trainingClass', a.trainingClass),
  uses(voucher, 'voucher', a.voucher)
]

export interface ResultPlace {
  readonly enrolment: Enrolment
  readonly trainingClass: TrainingClass
  readonly voucher: Voucher
}

/** The enrolment, its class and its voucher, which belong together and of which the voucher is redeemed. */
export function resultPlace(
  a: ResultArgs,
  rule: string,
  { read }: Context
): ResultPlace | { readonly refused: Outcome } {
  const [place, held, used] = [
    read('enrolment', a.enrolment),
    read('trainingClass', a.trainingClass),
    read('voucher', a.voucher)
  ]
  if (place.state !== 'present') return { refused: reject('enrolment.unknown', rule) }
  if (held.state !== 'present') return { refused: reject('class.unknown', rule) }
  if (used.state !== 'present') return { refused: reject('voucher.unknown', rule) }
  const [enrolment, voucher] = [place.document, used.document]
  const isSame =
    enrolment.person === a.person && enrolment.trainingClass === a.trainingClass && enrolment.voucher === a.voucher
  if (!isSame) return { refused: reject('enrolment.wrong-person', rule) }
  if (voucher.state !== 'redeemed') return { refused: reject('voucher.wrong-state', rule, { state: voucher.state }) }
  return { enrolment, trainingClass: held.document, voucher }
}
