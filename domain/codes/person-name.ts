/** Names as the records write them: Chinese ones without spaces, one kind of middle dot in those of minorities. */

export const personNameFaults = ['empty', 'characters', 'too-long'] as const
export type PersonNameFault = (typeof personNameFaults)[number]
export type PersonNameCheck =
  | Readonly<{ ok: true; normalized: string }>
  | Readonly<{ ok: false; code: PersonNameFault }>

/** Private-use characters are kept: GB 18030 files carry rare name characters there. */
const NAME = /^(?![·' -])[\p{Script=Han}\p{Co}〇A-Za-z·' -]+$/u
const LONGEST = 50

/** People and lists pad short names (张　三) and write the middle dot in many ways. */
export function checkPersonName(text: string): PersonNameCheck {
  const dotted = text.normalize('NFC').replace(/[•・‧∙．.]/g, '·')
  const normalized = /[A-Za-z]/.test(dotted) ? dotted.replace(/\s+/g, ' ').trim() : dotted.replace(/\s/g, '')
  if (normalized === '') return { ok: false, code: 'empty' }
  if (normalized.length > LONGEST) return { ok: false, code: 'too-long' }
  return NAME.test(normalized) ? { ok: true, normalized } : { ok: false, code: 'characters' }
}
