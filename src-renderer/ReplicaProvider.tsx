import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { type Commander, createPageCommander } from './commands/commander.ts'
import { CommanderContext } from './commands/commander-context.ts'
import { PageSkeleton } from './components/page/PageSkeleton.tsx'
import { desk } from './platform/desk.ts'
import { useDeskState } from './platform/use-desk.ts'
import { ReplicaContext } from './queries/replica-context.ts'
import { createReplica, type Replica } from './replica/replica.ts'
import { startReplicaWorker } from './replica/start-worker.ts'
import { FirstLoadPage } from './screens/start/FirstLoadPage.tsx'

type Opened = { readonly replica: Replica; readonly commander: Commander }

/** A fault that nobody waits for: for support, in the log of the page. */
const failed = (error: unknown): void => console.error('replica', error)

async function openReplica(): Promise<Opened> {
  const address = new URL('/v1/replica', document.baseURI).href
  const replica = await createReplica({ desk: desk(), startWorker: startReplicaWorker, address, failed })
  await replica.open()
  return { replica, commander: createPageCommander(replica, desk()) }
}

/**
 * One replica for the life of the page, from registration on. It follows login, lock and hints by itself; while the
 * desk is locked it holds no key. Pages are drawn only once there is something to show.
 */
export function ReplicaProvider({ children }: { readonly children: ReactNode }) {
  const state = useDeskState()
  const [opened, setOpened] = useState<Opened>()
  const [fault, setFault] = useState<{ readonly error: unknown }>()
  const isRegistered = state !== undefined && state.phase !== 'unregistered'

  useEffect(() => {
    if (!isRegistered) return
    const opening = openReplica()
    opening.then(setOpened, error => setFault({ error }))
    return () => {
      setOpened(undefined)
      void opening.then(({ replica }) => replica.close(), failed)
    }
  }, [isRegistered])

  if (fault) throw fault.error
  if (state?.phase !== 'open') return children
  if (!opened) return <PageSkeleton />
  return (
    <ReplicaContext value={opened.replica}>
      <CommanderContext value={opened.commander}>
        <WhenLoaded replica={opened.replica}>{children}</WhenLoaded>
      </CommanderContext>
    </ReplicaContext>
  )
}

function WhenLoaded({ replica, children }: { readonly replica: Replica; readonly children: ReactNode }) {
  const { phase, isUnlocked } = useSyncExternalStore(replica.onState, replica.state)
  // a page that asks for names before the key is there would show them as not permitted
  if (!isUnlocked) return <PageSkeleton />
  switch (phase) {
    case 'closed':
      return <PageSkeleton />
    case 'empty':
      return <FirstLoadPage />
    case 'live':
      return children
  }
}
