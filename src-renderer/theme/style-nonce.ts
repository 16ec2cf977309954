/**
 * The nonce for `<style>` elements made at run time. The main process replaces the placeholder in index.html with a
 * fresh value for each response; where nothing replaces it (development, tests) there is no CSP and no nonce either.
 */
export const noncePlaceholder = '__CSP_NONCE__'

/** Reads the nonce of this page; empty when the page is served without one. */
export function styleNonce(): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
  return content === noncePlaceholder ? '' : content
}

/** The scroll lock behind dialogs and drawers makes a style element of its own and looks for this global name. */
export function shareStyleNonce(nonce: string): void {
  if (nonce !== '') Object.assign(globalThis, { __webpack_nonce__: nonce })
}
