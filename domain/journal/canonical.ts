/** What a signed body may hold: integers, strings, booleans, null and nests of them. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

/** A value that has no canonical form: a fraction, a string cut in two or not NFC, undefined, a function. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

/**
 * RFC 8785 text of a value, narrowed to what every suite and language writes alike: integers within ±(2^53 − 1) and
 * well-formed strings in Unicode normal form C. One pass, because every entry is hashed on both sides.
 * @throws NotCanonical
 */
export function canonicalText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value)
    case 'number':
      if (!Number.isSafeInteger(value)) throw new NotCanonical('number is not a safe integer')
      return String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? `[${value.map(canonicalText).join(',')}]` : objectText(value)
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      throw new NotCanonical(`no canonical form for ${typeof value}`)
  }
}

/** Keys in the order of their UTF-16 code units, which is how texts are sorted without a comparer. */
function objectText(value: object): string {
  const members = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(members).sort()) {
    text += `${text === '' ? '' : ','}${stringText(key)}:${canonicalText(members[key])}`
  }
  return `{${text}}`
}

/** Texts that JSON writes as they are between two quotes. */
const VERBATIM = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/
const PLAIN_ASCII = /^[\x20-\x7e]*$/
/** Half of a surrogate pair: what is left when a text is cut in the middle of a character. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** JSON's own escapes are those of RFC 8785 for every well-formed text. */
function stringText(text: string): string {
  if (VERBATIM.test(text)) return `"${text}"`
  if (!PLAIN_ASCII.test(text)) {
    if (LONE_SURROGATE.test(text)) throw new NotCanonical('string is not well formed')
    if (text !== text.normalize('NFC')) throw new NotCanonical('string is not NFC')
  }
  return JSON.stringify(text)
}

/** The same value with every string in NFC: applied once, before an entry is stamped. */
export function toNormalForm<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T
  if (Array.isArray(value)) return value.map(toNormalForm) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.normalize('NFC'), toNormalForm(item)])) as T
}
