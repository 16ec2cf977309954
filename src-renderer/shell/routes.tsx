import { Navigate, type RouteObject } from 'react-router'
import { type Page, pages } from '../screens/routes.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

/** Children of the shell: the pages, the way from the empty address, and what no page answers. */
export function shellRoutes(shown: readonly Page[] = pages): RouteObject[] {
  return [
    { index: true, element: <Navigate to="/today" replace /> },
    ...shown.map(page => ({ path: `${page.path}/*`, element: page.element })),
    { path: '*', element: <NotFoundPage /> }
  ]
}
