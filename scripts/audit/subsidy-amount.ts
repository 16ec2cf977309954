/** What a line of a claim comes to, counted here once more from the policy, the voucher and the hours (M2, by another path). */
export interface SubsidyPolicy {
  readonly rates: readonly { readonly occupation: string; readonly level: string; readonly amountFen: number }[]
  readonly scarcity: readonly { readonly occupation: string; readonly percent: number }[]
  readonly onlinePercent: number
  readonly noticeWorkingDays: number
  readonly cityReviewFromFen: number
  readonly provinceSampleOneIn: number
}
export interface PaidVoucher {
  readonly occupation: string
  readonly level: string
  readonly faceValueFen: number
}
export type AttendedHours = Readonly<
  Record<'offlineTheory' | 'offlinePractice' | 'onlineTheory' | 'onlinePractice', number>
>

export function countedFen(
  { occupation, level, faceValueFen }: PaidVoucher,
  hours: AttendedHours,
  { rates, scarcity, onlinePercent }: SubsidyPolicy
): bigint | null {
  const fitting = rates.filter(rate => rate.level === level && ['', occupation].includes(rate.occupation))
  const rate = fitting.find(({ occupation: of }) => of !== '') ?? fitting[0]
  if (rate === undefined) return null
  const percent = scarcity.find(one => one.occupation === occupation)?.percent ?? 100
  const scarce = (BigInt(rate.amountFen) * BigInt(percent)) / 100n
  const online = BigInt(hours.onlineTheory + hours.onlinePractice)
  const onSite = BigInt(hours.offlineTheory + hours.offlinePractice)
  const isWhole = online === 0n || onlinePercent === 100
  const earned = isWhole
    ? scarce
    : (scarce * (onSite * 100n + online * BigInt(onlinePercent))) / ((onSite + online) * 100n)
  return earned < BigInt(faceValueFen) ? earned : BigInt(faceValueFen)
}

/** Business date of an instant: wall clock of UTC+8. */
export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** Last day of a notice that begins on a day: so many working days after it. */
export function lastNoticeDay(
  first: string,
  days: number,
  { holidays, workdays }: { readonly holidays: readonly string[]; readonly workdays: readonly string[] }
): string {
  const day = new Date(`${first}T00:00:00Z`)
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1)
    const text = day.toISOString().slice(0, 10)
    const isWeekend = day.getUTCDay() === 0 || day.getUTCDay() === 6
    if (workdays.includes(text) || (!isWeekend && !holidays.includes(text))) left -= 1
  }
  return day.toISOString().slice(0, 10)
}

/** FNV-1a over seed and claim, as the draw was published: whether the province had to look. */
export function wasDrawn(seed: string, claim: string, oneIn: number): boolean {
  let hash = 2_166_136_261n
  for (const character of `${seed}|${claim}`)
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 16_777_619n) % 4_294_967_296n
  return hash % BigInt(oneIn) === 0n
}
