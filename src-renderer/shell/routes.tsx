import { type ComponentType, lazy, type ReactNode } from 'react'
import { Navigate, type RouteObject } from 'react-router'
import { NotFoundPage } from './NotFoundPage.tsx'

/** A page that is loaded when it is first opened. */
export interface Page {
  readonly path: string
  readonly element: ReactNode
}

/** `pageOf('/people', () => import('../screens/people/PeoplePage.tsx'), module => module.PeoplePage)` */
export function pageOf<Module>(
  path: string,
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType
): Page {
  const Screen = lazy(async () => ({ default: pick(await load()) }))
  return { path, element: <Screen /> }
}

/** One line a page; keep the order of nav-entries.tsx. */
export const pages: readonly Page[] = []

/** Children of the shell: the pages, the way from the empty address, and what no page answers. */
export function shellRoutes(shown: readonly Page[] = pages): RouteObject[] {
  return [
    { index: true, element: <Navigate to="/today" replace /> },
    ...shown.map(page => ({ path: `${page.path}/*`, element: page.element })),
    { path: '*', element: <NotFoundPage /> }
  ]
}
