/**
 * Columns of many rows as one parameter each, for `unnest`. pg's own arrays escape every element in JavaScript; these
 * are joined here and cut by PostgreSQL.
 */
const separator = '\u001f'

/**
 * Texts without control characters: ids, hashes and JSON (which escapes them). In SQL: `cutTexts(n)`. Where a text may
 * be missing, `cutSomeTexts(n)` makes null of null and of ''.
 */
export const texts = (values: readonly (string | null)[]): string => values.join(separator)
export const cutTexts = (n: number): string => `string_to_array($${n}::text, e'\\x1f')`
export const cutSomeTexts = (n: number): string => `string_to_array($${n}::text, e'\\x1f', '')`

/** Numbers, UUIDs and booleans as an array literal: nothing in them needs quoting. In SQL: `$n::bigint[]` and the like. */
export const plainArray = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map(value => value ?? 'NULL').join(',')}}`
