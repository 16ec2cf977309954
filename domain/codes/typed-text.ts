/** What people type and scanners send, brought to one form before any check. */

const FULL_WIDTH = /[\uff01-\uff5e]/g
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/** Full-width forms (１２３Ｘ) to ASCII. Other look-alikes stay as they are, so that a check refuses them. */
export const halfWidth = (text: string): string =>
  text.replace(FULL_WIDTH, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))

/** Half width, without spaces and invisible marks, in upper case: the form of a code. */
export const typedCode = (text: string): string => halfWidth(text).replace(INVISIBLE, '').toUpperCase()
