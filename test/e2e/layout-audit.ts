/**
 * Runs in the page. Faults of the layout as a person would see them: text that is cut off without its whole wording on
 * hover, text outside the window that nothing scrolls to, text over other text.
 */
export function layoutFaults(): string[] {
  type Box = { left: number; top: number; right: number; bottom: number }
  type Piece = { element: Element; words: string; box: Box; layer: Element | null }
  const faults = new Set<string>()
  /** Half a pixel of rounding on either side, and descenders that no glyph fills. */
  const slack = 2

  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('[aria-hidden="true"], [inert], option, script, style') === null
  const isForEarsOnly = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect()
      if (width <= 1 && height <= 1 && getComputedStyle(at).overflow === 'hidden') return true
    }
    return false
  }
  const hoverWords = (element: Element): string => {
    element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
    const words = element.closest('[title]')?.getAttribute('title') ?? ''
    element.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }))
    return words
  }
  const where = (element: Element): string => {
    const names = [element, element.parentElement, element.parentElement?.parentElement]
    return names.map(one => (one ? `${one.tagName.toLowerCase()}.${[...one.classList].pop() ?? ''}` : '')).join(' < ')
  }

  /** Walks up: what cuts the text, and in which directions somebody can scroll to it. A page in a browser scrolls down. */
  function checkCut({ element, words, box }: Piece): void {
    // Words for screen readers only: they are one pixel wide by intention.
    if (element.closest('.mantine-VisuallyHidden-root')) return
    let scrollsX = false
    let scrollsY = getComputedStyle(document.body).overflowY !== 'hidden'
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at)
      const frame = at.getBoundingClientRect()
      const beyondX = box.right > frame.right + slack || box.left < frame.left - slack
      const beyondY = box.bottom > frame.bottom + slack || box.top < frame.top - slack
      scrollsX ||= /auto|scroll/.test(style.overflowX)
      scrollsY ||= /auto|scroll/.test(style.overflowY)
      const cutsX = !scrollsX && /hidden|clip/.test(style.overflowX) && beyondX
      const cutsY = !scrollsY && /hidden|clip/.test(style.overflowY) && beyondY
      if ((cutsX || cutsY) && frame.width > 1 && frame.height > 1) {
        const isMarked = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
        if (!isMarked) faults.add(`cut off: “${words}” in ${where(at)}`)
        else if (hoverWords(element) === '')
          faults.add(`shortened without its words on hover: “${words}” in ${where(at)}`)
        return
      }
      if (style.position === 'fixed') break
    }
    const isOutX = !scrollsX && (box.right > innerWidth + slack || box.left < -slack)
    const isOutY = !scrollsY && (box.bottom > innerHeight + slack || box.top < -slack)
    if (isOutX || isOutY) faults.add(`outside the window: “${words}” in ${where(element)}`)
  }

  /** Things above the page (drawers, lists, sticky heads) may cover it; within one layer nothing may cover text. */
  const layerOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (/fixed|absolute|sticky/.test(getComputedStyle(at).position)) return at
    }
    return null
  }
  const isOnTop = ({ element, box }: Piece): boolean => {
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return hit !== null && element.contains(hit)
  }
  /** What is left of a box inside everything that cuts it: shortened words end where their cell does. */
  const visiblePart = (element: Element, box: Box): Box => {
    const seen = { ...box }
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      const frame = at.getBoundingClientRect()
      if (overflowX !== 'visible') {
        seen.left = Math.max(seen.left, frame.left)
        seen.right = Math.min(seen.right, frame.right)
      }
      if (overflowY !== 'visible') {
        seen.top = Math.max(seen.top, frame.top)
        seen.bottom = Math.min(seen.bottom, frame.bottom)
      }
    }
    return seen
  }
  function checkOverlaps(pieces: readonly Piece[]): void {
    for (const [index, a] of pieces.entries()) {
      for (const b of pieces.slice(index + 1)) {
        if (a.element === b.element || a.layer !== b.layer) continue
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        if (width <= 3 || height <= 4 || !isOnTop(a) || !isOnTop(b)) continue
        faults.add(`overlap: “${a.words}” and “${b.words}” in ${where(a.element)}`)
      }
    }
  }

  function checkField(field: HTMLInputElement): void {
    const words = field.value || field.placeholder
    if (words === '' || !isShown(field) || /checkbox|radio|range|hidden|password/.test(field.type)) return
    const style = getComputedStyle(field)
    const pen = document.createElement('canvas').getContext('2d')!
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const room = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    if (pen.measureText(words).width > room + slack && hoverWords(field) === '') {
      faults.add(`field too narrow: “${words}” (${Math.round(room)} px)`)
    }
  }

  const pieces: Piece[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = (node.textContent ?? '').trim()
    if (!element || words === '' || !isShown(element) || isForEarsOnly(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left < 1 || bottom - top < 1) continue
      const piece = { element, words: words.slice(0, 40), box: { left, top, right, bottom }, layer: layerOf(element) }
      checkCut(piece)
      pieces.push({ ...piece, box: visiblePart(element, piece.box) })
    }
  }
  checkOverlaps(pieces)
  for (const field of document.querySelectorAll('input, textarea')) checkField(field as HTMLInputElement)
  if (document.documentElement.scrollWidth > innerWidth + slack) faults.add('the whole page scrolls sideways')
  return [...faults]
}
