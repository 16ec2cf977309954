import i18next from 'i18next'

/**
 * Every figure, date and masked number on screen and paper is made here. The same in both languages: offices compare
 * screens with papers. Instants are UTC milliseconds, shown in the zone of the province whatever the PC is set to.
 */
const zoneOffset = 8 * 3_600_000

const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const amounts = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** @param fen integer fen; 150000 → ¥1,500.00 */
export function formatMoney(fen: number): string {
  const text = `¥${amounts.format(Math.abs(fen) / 100)}`
  return fen < 0 ? `−${text}` : text
}

/** 40084 → 40,084 */
export function formatCount(count: number): string {
  return counts.format(count)
}

/** @param share 0 … 1; 0.8251 → 82.5% */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** Ascending numbers, neighbours as a span: 2 · 4–7 */
export function formatSpans(numbers: readonly number[]): readonly string[] {
  const spans: [number, number][] = []
  for (const n of numbers) {
    const last = spans.at(-1)
    if (last?.[1] === n - 1) last[1] = n
    else spans.push([n, n])
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
}

/** 2026-11-22T09:12:45.000Z read as local time of the province, which has no summer time. */
function localIso(at: number): string {
  return new Date(at + zoneOffset).toISOString()
}

/** 2026-11-22 */
export function formatDate(at: number): string {
  return localIso(at).slice(0, 10)
}

/** 09:12 */
export function formatTime(at: number): string {
  return localIso(at).slice(11, 16)
}

/** 2026-11-22 09:12 */
export function formatDateTime(at: number): string {
  return `${formatDate(at)} ${formatTime(at)}`
}

/** 2026-11-22 09:12:45, for what is shown on hover */
export function formatExact(at: number): string {
  return `${formatDate(at)} ${localIso(at).slice(11, 19)}`
}

/** The time alone when it is today, else date and time: 09:12 · 2026-11-20 09:12 */
export function formatMoment(at: number, now: number): string {
  return formatDate(at) === formatDate(now) ? formatTime(at) : formatDateTime(at)
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** 刚刚 · 5 分钟前 · 3 小时前 · 2 天前, and the date when it is longer ago than a week or lies ahead. */
export function formatAgo(at: number, now: number): string {
  const age = now - at
  if (age < -minute || age >= 7 * day) return formatDate(at)
  if (age < minute) return i18next.t('time:justNow')
  if (age < hour) return i18next.t('time:minutesAgo', { n: Math.floor(age / minute) })
  if (age < day) return i18next.t('time:hoursAgo', { n: Math.floor(age / hour) })
  return i18next.t('time:daysAgo', { n: Math.floor(age / day) })
}

/**
 * What an office quotes of an application: the day and eight digits of the id, which is too long to read aloud.
 * 20261123-08417213
 */
export function formatReceiptNumber(id: string, at: number): string {
  const tail = Number.parseInt(id.replaceAll('-', '').slice(-6), 16)
  return `${formatDate(at).replaceAll('-', '')}-${String(tail).padStart(8, '0')}`
}

/** How long something still takes: 40 秒 · 3 分钟 · 2 小时 5 分钟. */
export function formatDuration(ms: number): string {
  if (ms < minute) return i18next.t('time:seconds', { n: Math.max(1, Math.ceil(ms / 1000)) })
  if (ms < hour) return i18next.t('time:minutes', { n: Math.ceil(ms / minute) })
  return i18next.t('time:hoursMinutes', { hours: Math.floor(ms / hour), minutes: Math.floor((ms % hour) / minute) })
}

/** 李** · 李*: the family name stays, as public notices show it. */
export function maskName(name: string): string {
  const letters = [...name]
  return (letters[0] ?? '') + '*'.repeat(Math.max(0, letters.length - 1))
}

/** 6217 **** **** 1234 */
export function maskAccount(account: string): string {
  return account.length <= 8 ? '*'.repeat(account.length) : `${account.slice(0, 4)} **** **** ${account.slice(-4)}`
}
