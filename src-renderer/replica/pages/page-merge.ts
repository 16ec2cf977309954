import { compareCursors, type PagePlan, type StoredRow } from './page-plan.ts'
import type { Counted, Cursor } from './page-query.ts'

export type MergedPage = { readonly rows: readonly StoredRow[]; readonly next: Cursor | undefined }

/**
 * Own undecided work merged into one page. `base` holds up to limit + overlaid rows behind the cursor: every row that
 * the overlay replaces may leave the page, so that many more must be at hand. A replaced row is tested and placed
 * anew: it may appear, vanish or move.
 */
export function mergePage(
  plan: Pick<PagePlan, 'matches' | 'cursorOf'>,
  base: readonly StoredRow[],
  overlaid: ReadonlyMap<string, StoredRow>,
  page: { readonly limit: number; readonly after: Cursor | undefined }
): MergedPage {
  const isBehind = (row: StoredRow): boolean => !page.after || compareCursors(plan.cursorOf(row), page.after) > 0
  const own = [...overlaid.values()].filter(row => plan.matches(row) && isBehind(row))
  const merged = [...base.filter(row => !overlaid.has(row.id)), ...own]
  if (own.length > 0) merged.sort((a, b) => compareCursors(plan.cursorOf(a), plan.cursorOf(b)))
  const rows = merged.slice(0, page.limit)
  const last = rows.at(-1)
  return { rows, next: last && merged.length > page.limit ? plan.cursorOf(last) : undefined }
}

/**
 * @param held what the replica's index counts, overlaid documents as they were before the overlay included
 * @param before the overlaid documents as the replica holds them
 */
export function mergeCount(
  plan: Pick<PagePlan, 'matches'>,
  held: number,
  before: readonly StoredRow[],
  overlaid: readonly StoredRow[]
): Counted {
  return {
    settled: held - before.filter(row => plan.matches(row)).length,
    provisional: overlaid.filter(row => plan.matches(row)).length
  }
}
