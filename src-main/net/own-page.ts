/** The scheme and hosts of everything this app shows. `desk` has pages, `paper` has printable documents without scripts. */
export const SCHEME = 'app'
export const DESK_HOST = 'desk'
export const PAPER_HOST = 'paper'
export const DESK_ORIGIN = `${SCHEME}://${DESK_HOST}`
export const PAPER_ORIGIN = `${SCHEME}://${PAPER_HOST}`

/**
 * Whether an address is a page of ours. Compared by parts, never by prefix: `app://desk.evil` begins like our origin,
 * and Node gives every scheme that it does not know the origin "null".
 * @param devOrigin origin of the development server, null in a built app.
 */
export function isOwnPage(address: string, devOrigin: string | null): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return false
  if (url.protocol === `${SCHEME}:`) return url.host === DESK_HOST
  return devOrigin !== null && url.origin === devOrigin
}
