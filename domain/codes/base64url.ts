/** RFC 4648 §5 without padding. Written out because the language alone has no encoder and `domain` has no host. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]))

export function bytesToBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const value = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const group = [18, 12, 6, 0].map(shift => ALPHABET.charAt((value >> shift) & 63)).join('')
    text += group.slice(0, left >= 3 ? 4 : left + 1)
  }
  return text
}

/** Null for anything but the one text that the bytes encode to (stray characters, padding, loose last bits). */
export function base64urlToBytes(text: string): Uint8Array | null {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const character of text) {
    const value = VALUES.get(character)
    if (value === undefined) return null
    held = (held << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push(held >> bits)
    held &= (1 << bits) - 1
  }
  if (bits >= 6 || held !== 0) return null
  return Uint8Array.from(bytes)
}
