import { createContext, useContext } from 'react'
import type { DeskState } from '../../src-main/contract/desk.ts'

/** The state of the desk while somebody is logged in; provided by the shell around every page. */
export const OpenDeskContext = createContext<DeskState | undefined>(undefined)

/** Organisation, device, operator and roles of this desk, live. */
export function useOpenDesk(): DeskState {
  const state = useContext(OpenDeskContext)
  if (state === undefined) throw new Error('Nobody is logged in around this component')
  return state
}
