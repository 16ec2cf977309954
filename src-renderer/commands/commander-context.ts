import { createContext, useContext } from 'react'
import type { Commander } from './commander.ts'

export const CommanderContext = createContext<Commander | null>(null)

export function useCommander(): Commander {
  const commander = useContext(CommanderContext)
  if (!commander) throw new Error('commands exist only while the desk is open')
  return commander
}
