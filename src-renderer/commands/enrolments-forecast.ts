import type { Placing } from './enrolments.ts'

/** What an acceptance in bulk would come to, in numbers of enrolments. */
export type Forecast = {
  readonly seated: number
  /** No seat is left in their class: they wait (候补). */
  readonly waitlisted: number
  /** Of the seated ones, those for whom a voucher is reserved. */
  readonly withVoucher: number
  /** A worker without a voucher may come, but pays or is issued one later. */
  readonly withoutVoucher: number
  readonly refused: number
}

/**
 * Seats are given in the order of the list, as the reducer does it.
 * @param good places in the list that the dry run let through
 */
export function forecastOf(placings: readonly Placing[], good: readonly number[]): Forecast {
  const taken = new Map<string, number>()
  let [seated, waitlisted, withVoucher] = [0, 0, 0]
  for (const place of good) {
    const placing = placings[place]
    if (!placing) continue
    const { trainingClass, voucher } = placing
    const before = taken.get(trainingClass.id) ?? trainingClass.seatsTaken
    if (before >= trainingClass.capacity) {
      waitlisted += 1
      continue
    }
    taken.set(trainingClass.id, before + 1)
    seated += 1
    if (voucher !== '') withVoucher += 1
  }
  return {
    seated,
    waitlisted,
    withVoucher,
    withoutVoucher: seated - withVoucher,
    refused: placings.length - good.length
  }
}
