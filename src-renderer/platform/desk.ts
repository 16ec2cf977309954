import type { DeskApi } from '../../src-main/contract/table.ts'

declare global {
  interface Window {
    /** Exposed by the preload; absent in a plain browser. */
    readonly desk?: DeskApi
  }
}

/** The one way out of the page. Throws in a plain browser: there is no product without main. */
export function desk(): DeskApi {
  if (window.desk === undefined) throw new Error('The page runs outside the desktop program')
  return window.desk
}
