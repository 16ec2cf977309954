import type { EntryFacts, Outcome } from '../reduction.ts'
import { refusal, reject } from '../reduction.ts'
import { addDays, startOfDate } from '../time/business-date.ts'

/**
 * V9: whether a voucher is within its validity at an entry's time (row 15). The interval [earliest, latest] wholly
 * inside: yes; wholly outside: refused; straddling: judged by the entry's own time, review where its clock was flagged.
 */
export function checkValidity(
  span: { readonly validFrom: string; readonly validUntil: string },
  entry: EntryFacts
): Outcome | null {
  const from = startOfDate(span.validFrom)
  const end = startOfDate(addDays(span.validUntil, 1))
  if (entry.earliest >= from && entry.latest < end) return null
  const isBefore = entry.at < from
  const isInside = !isBefore && entry.at < end
  const mayBeInside = entry.latest >= from && entry.earliest < end
  if (mayBeInside && entry.flagged)
    return { lane: 'review', rejection: refusal('entry.clock-flagged', 'V9'), dispute: null }
  if (isInside) return null
  return isBefore
    ? reject('voucher.not-yet-valid', 'V9', { from: span.validFrom })
    : reject('voucher.expired', 'V9', { until: span.validUntil })
}
