import { shippedOccupations } from '../../domain/codes/occupations.ts'
import { cities, counties, PROVINCE } from '../../domain/codes/regions.ts'
import { zh } from '../../src-renderer/locale/zh.ts'
import { alertWords } from '../../sync-server/seed/sample-alerts.ts'
import { offices, trainingPlaces } from '../../sync-server/seed/sample-places.ts'
import { reasonOfLeaving, reviewOpinion } from '../../sync-server/seed/sample-results.ts'

/** Runs in the page: every text that is shown or spoken, each once. */
export function textsOfPage(): string[] {
  const texts = new Set<string>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || element.closest('script, style') !== null || !element.checkVisibility()) continue
    texts.add((node.textContent ?? '').trim())
  }
  for (const element of document.querySelectorAll('[placeholder], [title], [aria-label], [alt]')) {
    if (!element.checkVisibility() || element.closest('[aria-hidden="true"]')) continue
    for (const name of ['placeholder', 'title', 'aria-label', 'alt'])
      texts.add(element.getAttribute(name)?.trim() ?? '')
  }
  for (const field of document.querySelectorAll('input')) {
    if (field.checkVisibility() && /^(?:text|search|number)$/.test(field.type)) texts.add(field.value.trim())
  }
  texts.delete('')
  return [...texts]
}

const never: readonly (readonly [string, RegExp])[] = [
  ['an id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i],
  ['a gap in a text', /\{\{|\}\}|[\u4e00-\u9fff] — [\u4e00-\u9fff]/],
  ['a value of the program', /\bundefined\b|\bNaN\b|\bnull\b|\[object|Invalid Date/],
  ['a key of a text', /^[a-z][a-zA-Z-]*:[a-zA-Z.-]+$|^[a-z][a-zA-Z-]*\.[a-z][a-zA-Z-]*(?:\.[a-zA-Z-]+)*$/],
  ['a whole ID number', /(?<!\d)\d{17}[\dX](?!\d)/]
]

/** Names of keys and of things that offices call by these letters. */
const words = new Set(
  'QR PDF JPEG PNG A4 Alt Ctrl Enter Esc Tab Space Shift Excel CSV UTF xlsx xls csv jqc MB KB GB English'.split(' ')
)
/** What is made of letters and is no word: codes of vouchers and of access, masked numbers, desks, seeds, login names, addresses. */
const codes =
  /(?:[0-9A-Z]{4}-){3,4}[0-9A-Z]{4}|工位 [0-9A-F]{4}|种子 [0-9A-Za-z-]+|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}|\d{6}\*+[\dX]{4}|\b[0-9a-f]{8}\b|https?:\/\/[\w.:/-]*|^(?:[a-z]+[.-])+[a-z0-9-]+$/g

const without = (names: readonly string[], text: string): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ''), text)

/**
 * What no clerk should read: ids, keys, gaps, values of the program, English words on a Chinese screen.
 * @param allowed names that belong to one page, such as the login of whoever sits there
 */
export function textFaults(texts: readonly string[], allowed: readonly string[] = []): string[] {
  return texts.flatMap(whole => {
    const text = without(allowed, whole)
    const shown = `“${whole.slice(0, 80)}”`
    const found = never.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what}: ${shown}`)
    const latin = text.replace(codes, '').match(/[A-Za-z]{2,}/g) ?? []
    const strange = latin.filter(word => !words.has(word))
    return strange.length > 0 ? [...found, `letters that say nothing (${strange.join(' ')}): ${shown}`] : found
  })
}

/** Data that stays as it was written, whatever the language: places, trades, organisations, classes, reasons. */
const data: readonly string[] = [
  reasonOfLeaving,
  reviewOpinion,
  ...Object.values(alertWords),
  ...[
    ...shippedOccupations.all,
    ...[...counties(), ...cities(), PROVINCE],
    ...[...trainingPlaces(null), ...offices()]
  ].map(({ name }) => name)
]
const labels =
  /(?:经办|复核|教务|财务|审计|培训专员|市级管理|省级管理) \d\d|工位 [0-9A-F]{4}|五级第 \d+ 期|主教学点|就业补助资金|职业技能提升行动资金|中文/g
const longestName = 4

/** Every run of Chinese characters in the Chinese texts: none of them is anybody's name. */
const chineseWords = new Set(runsOf(JSON.stringify(zh)))

function runsOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}+/gu) ?? []
}

/** What no clerk should read on an English screen: ids, keys, gaps, and Chinese beyond the names that data brings. */
export function englishFaults(texts: readonly string[], allowed: readonly string[] = []): string[] {
  const known = [...data, ...allowed].sort((a, b) => b.length - a.length)
  return texts.flatMap(whole => {
    const shown = `“${whole.slice(0, 80)}”`
    const text = without(allowed, whole)
    const found = never.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what}: ${shown}`)
    const rest = known.reduce((left, name) => left.replaceAll(name, ' '), whole).replace(labels, ' ')
    const strange = runsOf(rest).filter(run => run.length > longestName || chineseWords.has(run))
    return strange.length > 0 ? [...found, `Chinese on an English screen (${strange.join(' ')}): ${shown}`] : found
  })
}
