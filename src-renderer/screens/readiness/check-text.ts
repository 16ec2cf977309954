import i18next from 'i18next'
import { formatCount, formatDuration } from '../../locale/format.ts'
import type { CheckedItem } from './use-readiness.ts'

const DAY = 86_400_000
const GIGABYTE = 2 ** 30

/** The sentence of one check: what was found, and what to do where it is not good. */
export function checkText({ item, state, figures }: CheckedItem): string {
  const { freeBytes = 0, leftMs = 0, ageMs = 0 } = figures
  const count = (name: string): string => formatCount(figures[name] ?? 0)
  return i18next.t(`readiness:items.${item}.${state}`, {
    bytes: `${(freeBytes / GIGABYTE).toFixed(1)} GB`,
    left: spanText(leftMs),
    age: spanText(ageMs),
    entries: count('entries'),
    damaged: count('damaged'),
    blanks: count('blanks'),
    cameras: count('cameras'),
    persons: count('persons')
  })
}

const spanText = (ms: number): string =>
  ms < 2 * DAY ? formatDuration(ms) : i18next.t('readiness:days', { n: Math.floor(ms / DAY) })
