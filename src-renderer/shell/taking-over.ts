/** Where every operator's work begins. */
const FIRST_PAGE = '#/today'

/**
 * The address with which a desk opens after a login: another operator begins with the own day, not with the page or
 * the open record of whoever sat here before; the same one goes on where they were when the desk was locked.
 */
export const addressAtLogin = (before: string | undefined, now: string | undefined, address: string): string =>
  before === undefined || before === now ? address : FIRST_PAGE

/** Who was at work here last. Of the page itself: with the lock everything that is drawn goes. */
export const seat: { operator: string | undefined } = { operator: undefined }
