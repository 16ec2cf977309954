import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ReplicaState } from '../replica/client/replica-status.ts'
import type { Replica } from '../replica/replica.ts'

export const ReplicaContext = createContext<Replica | null>(null)

export function useReplica(): Replica {
  const replica = useContext(ReplicaContext)
  if (!replica) throw new Error('there is a replica only while the desk is open')
  return replica
}

/** Phase, age of the data, first load, search index: how the replica itself is doing. */
export function useReplicaState(): ReplicaState {
  const replica = useReplica()
  return useSyncExternalStore(replica.onState, replica.state)
}

/**
 * Another load is on its way in, as after a hand-over: what cannot be read yet is not here yet, rather than closed to
 * this desk.
 */
export function useIsFilling(): boolean {
  const replica = useReplica()
  return useSyncExternalStore(replica.onState, () => replica.state().filling !== null)
}
