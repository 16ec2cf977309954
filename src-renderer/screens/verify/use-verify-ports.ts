import { useMemo, useRef } from 'react'
import { useCommander } from '../../commands/commander-context.ts'
import type { VerifyPorts } from '../../commands/verify.ts'
import { desk } from '../../platform/desk.ts'
import { useSyncState } from '../../platform/use-desk.ts'
import { useRevocations } from '../../queries/attendance.ts'
import { useReplica, useReplicaState } from '../../queries/replica-context.ts'
import { browserCrypto } from '../../readers/browser-crypto.ts'

/** What verifying needs of the desk, live. */
export function useVerifyPorts(): VerifyPorts {
  const replica = useReplica()
  const commander = useCommander()
  const revocations = useRevocations()
  const line = useSyncState()?.line
  const { lastPull } = useReplicaState()
  const current = useRef({ revocations, isOnline: false })
  // While the line is up the server's hints are followed within seconds; the last pull must have got through.
  current.current = { revocations, isOnline: line === 'up' && lastPull === 'current' }
  return useMemo(
    () => ({
      replica,
      desk: desk(),
      newId: commander.newId,
      verify: browserCrypto.verify,
      sha256: browserCrypto.sha256,
      revocations: () => current.current.revocations,
      isOnline: () => current.current.isOnline
    }),
    [replica, commander]
  )
}
