import { useLayoutEffect, useState } from 'react'
import { createHashRouter, RouterProvider } from 'react-router'
import type { DeskState } from '../../src-main/contract/desk.ts'
import { PageSkeleton } from '../components/page/PageSkeleton.tsx'
import { OpenDeskContext } from '../platform/open-desk.ts'
import { useDeskState } from '../platform/use-desk.ts'
import { LoginPage } from './gate/LoginPage.tsx'
import { SetupPage } from './gate/SetupPage.tsx'
import { OpenDesk } from './OpenDesk.tsx'
import { shellRoutes } from './routes.tsx'
import type { UseShellFacts } from './shell-facts.ts'
import { addressAtLogin, seat } from './taking-over.ts'

export interface AppProps {
  readonly useFacts: UseShellFacts
}

/** What a desk shows by its phase: registration, login, or the work. */
export function App({ useFacts }: AppProps) {
  const state = useDeskState()
  if (state === undefined) return <PageSkeleton />
  switch (state.phase) {
    case 'unregistered':
      return <SetupPage />
    case 'locked':
      return <LoginPage state={state} />
    case 'open':
      return <Work state={state} useFacts={useFacts} />
  }
}

function Work({ state, useFacts }: AppProps & { readonly state: DeskState }) {
  const operator = state.operator?.id
  const [router] = useState(() => {
    // Before the router reads the address, so that nothing of the operator before is drawn.
    const address = addressAtLogin(seat.operator, operator, window.location.hash)
    if (address !== window.location.hash) window.history.replaceState(null, '', address)
    return createHashRouter([{ path: '/', element: <OpenDesk useFacts={useFacts} />, children: shellRoutes() }])
  })
  useLayoutEffect(() => {
    seat.operator = operator
  }, [operator])
  return (
    <OpenDeskContext value={state}>
      <RouterProvider router={router} />
    </OpenDeskContext>
  )
}
