/** RFC 9285. The alphabet is the one QR codes store in 5.5 bits a character. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]))

export function bytesToBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0
    const low = bytes[at + 1]
    const value = low === undefined ? high : high * 256 + low
    text += ALPHABET.charAt(value % 45) + ALPHABET.charAt(Math.floor(value / 45) % 45)
    if (low !== undefined) text += ALPHABET.charAt(Math.floor(value / 2025))
  }
  return text
}

/**
 * Null for a character outside the alphabet, a length that no bytes have, or a group above its range.
 * A well-formed text never ends in a space (the last digit of a group stays below 33), so readers may trim.
 */
export function base45ToBytes(text: string): Uint8Array | null {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map(character => VALUES.get(character))
    const [first, second, third] = group
    if (first === undefined || second === undefined || group.includes(undefined)) return null
    const value = first + second * 45 + (third ?? 0) * 2025
    if (value > (third === undefined ? 0xff : 0xffff)) return null
    if (third !== undefined) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}
