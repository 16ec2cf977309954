import { useCallback } from 'react'
import { useReplica, useReplicaState } from './queries/replica-context.ts'
import { type FoundThing, searchEverything } from './queries/search-everything.ts'
import { useWaiting } from './queries/use-waiting.ts'
import type { ShellFacts } from './shell/shell-facts.ts'

const pageOfGroup: Readonly<Record<FoundThing['group'], string>> = {
  people: '/people',
  vouchers: '/vouchers',
  classes: '/classes'
}

/** What the frame shows from the replica: counters, a load that is running, what Ctrl+K finds. */
export function useShellFacts(): ShellFacts {
  const replica = useReplica()
  const { filling } = useReplicaState()
  const counters = useWaiting()
  const search = useCallback(
    async (text: string) => {
      const found = await searchEverything(replica, text)
      return found.map(thing => ({ ...thing, to: `${pageOfGroup[thing.group]}?id=${encodeURIComponent(thing.id)}` }))
    },
    [replica]
  )
  return { counters, loading: filling ? { done: filling.documents } : undefined, search }
}
