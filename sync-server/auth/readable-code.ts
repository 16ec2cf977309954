import { randomInt } from 'node:crypto'

/** Letters and figures that nobody mistakes for others: almost five bits each. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A random text that is read aloud and typed by hand: XXXX-XXXX-… */
export const drawReadable = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** What counts of such a text, however it was typed. */
export const plainOf = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
