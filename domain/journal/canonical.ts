import canonicalize from 'canonicalize'

/** What a signed body may hold: integers, strings, booleans, null and nests of them. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

/** A value that has no canonical form: a fraction, a string that is not NFC, undefined, a function. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

/**
 * RFC 8785 text of a value, narrowed to what every suite and language writes alike:
 * integers within ±(2^53 − 1) and strings in Unicode normal form C.
 * @throws NotCanonical
 */
export function canonicalText(value: unknown): string {
  assertPlain(value)
  return canonicalize(value) as string
}

function assertPlain(value: unknown): asserts value is Plain {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical('number is not a safe integer')
    return
  }
  if (typeof value === 'string') {
    if (value !== value.normalize('NFC')) throw new NotCanonical('string is not NFC')
    return
  }
  if (Array.isArray(value)) {
    for (const item of value) assertPlain(item)
    return
  }
  if (typeof value !== 'object') throw new NotCanonical(`no canonical form for ${typeof value}`)
  for (const [key, item] of Object.entries(value)) {
    assertPlain(key)
    assertPlain(item)
  }
}

/** The same value with every string in NFC: applied once, before an entry is stamped. */
export function toNormalForm<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T
  if (Array.isArray(value)) return value.map(toNormalForm) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.normalize('NFC'), toNormalForm(item)])) as T
}
