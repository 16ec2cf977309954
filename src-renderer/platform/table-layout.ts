import { createPreference, type Preference } from './preferences.ts'

/** What a clerk changed on one table: hidden columns and widths in CSS pixels, by column accessor. */
export interface TableLayout {
  readonly hidden: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

function isWidths(value: unknown): value is Readonly<Record<string, number>> {
  return typeof value === 'object' && value !== null && Object.values(value).every(width => typeof width === 'number')
}

function parseTableLayout(stored: unknown): TableLayout | undefined {
  if (typeof stored !== 'object' || stored === null || !('hidden' in stored) || !('widths' in stored)) return undefined
  const { hidden, widths } = stored
  if (!Array.isArray(hidden) || !hidden.every(name => typeof name === 'string') || !isWidths(widths)) return undefined
  return { hidden, widths }
}

/** The remembered layout of the table with this id, for the `layout` prop of DataTable. */
export function tableLayout(tableId: string): Preference<TableLayout> {
  return createPreference(`table.${tableId}`, parseTableLayout)
}
