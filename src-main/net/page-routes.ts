/**
 * What pages and workers may ask the server for through main. The journal, registration, login, leases and the hint
 * stream are main's own business and have no place here.
 */
interface PageRoute {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
}

const segment = '[A-Za-z0-9._:-]{1,120}'
const route = (method: PageRoute['method'], pattern: string): PageRoute => ({
  method,
  path: new RegExp(`^/v1/${pattern.replaceAll('*', segment)}$`)
})

const pageRoutes: readonly PageRoute[] = [
  route('GET', 'replica'),
  route('GET', 'statistics'),
  route('GET', 'reports/*'),
  route('POST', 'verify'),
  route('GET', 'exchange/*'),
  route('POST', 'exchange/*')
]

/** `pathname` as the URL parser left it: dots resolved, still percent-encoded; an encoded character never matches. */
export const isPageRoute = (method: string, pathname: string): boolean =>
  !pathname.split('/').includes('..') && pageRoutes.some(known => known.method === method && known.path.test(pathname))
