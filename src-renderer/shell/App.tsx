import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
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
import { addressAtLogin } from './taking-over.ts'

export interface AppProps {
  readonly useFacts: UseShellFacts
}

/** What a desk shows by its phase: registration, login, or the work. */
export function App({ useFacts }: AppProps) {
  const state = useDeskState()
  const seat = useRef<string>(undefined)
  if (state === undefined) return <PageSkeleton />
  switch (state.phase) {
    case 'unregistered':
      return <SetupPage />
    case 'locked':
      return <LoginPage state={state} />
    case 'open':
      return <Work state={state} useFacts={useFacts} seat={seat} />
  }
}

interface WorkProps extends AppProps {
  readonly state: DeskState
  /** Who was at work here last; it outlives the lock. */
  readonly seat: RefObject<string | undefined>
}

function Work({ state, useFacts, seat }: WorkProps) {
  const operator = state.operator?.id
  const [router] = useState(() => {
    // Before the router reads the address, so that nothing of the operator before is drawn.
    const address = addressAtLogin(seat.current, operator, window.location.hash)
    if (address !== window.location.hash) window.history.replaceState(null, '', address)
    return createHashRouter([{ path: '/', element: <OpenDesk useFacts={useFacts} />, children: shellRoutes() }])
  })
  useLayoutEffect(() => {
    seat.current = operator
  }, [seat, operator])
  return (
    <OpenDeskContext value={state}>
      <RouterProvider router={router} />
    </OpenDeskContext>
  )
}
