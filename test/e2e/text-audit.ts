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
const words = new Set('QR PDF A4 Ctrl Enter Esc Tab Space Shift Excel CSV UTF xlsx xls csv MB KB GB English'.split(' '))
/** What is made of letters and is no word: short codes of vouchers, masked numbers, desks, login names, addresses. */
const codes =
  /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}|\d{6}\*+[\dX]{4}|\b[0-9a-f]{8}\b|https?:\/\/[\w.:/-]*|^(?:[a-z]+[.-])+[a-z0-9-]+$/g

/**
 * What no clerk should read: ids, keys, gaps, values of the program, English words on a Chinese screen.
 * @param allowed names that belong to one page, such as the login of whoever sits there
 */
export function textFaults(texts: readonly string[], allowed: readonly string[] = []): string[] {
  return texts.flatMap(whole => {
    const text = allowed.reduce((rest, name) => rest.replaceAll(name, ''), whole)
    const shown = `“${whole.slice(0, 80)}”`
    const found = never.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what}: ${shown}`)
    const latin = text.replace(codes, '').match(/[A-Za-z]{2,}/g) ?? []
    const strange = latin.filter(word => !words.has(word))
    return strange.length > 0 ? [...found, `letters that say nothing (${strange.join(' ')}): ${shown}`] : found
  })
}
