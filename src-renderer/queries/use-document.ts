import { useEffect, useMemo, useState } from 'react'
import type { CollectionName, DocumentKey, Documents } from '../../domain/documents.ts'
import type { Read, Reader } from '../../domain/reduction.ts'
import { useReplica } from './replica-context.ts'

export type DocumentView<C extends CollectionName> = {
  /** `unknown`: out of this desk's sight, or not loaded yet. */
  readonly state: 'loading' | Read<Documents[C]>['state']
  readonly document: Documents[C] | undefined
  /** Own undecided entries are folded into it (暂). */
  readonly provisional: boolean
  /** Those entries, oldest first. */
  readonly entries: readonly string[]
}

/**
 * The reader of several documents, again after every change; undefined until the first answer. The verbs of the
 * domain take it as it is. Keys may be made anew at each drawing.
 */
export function useReads(keys: readonly DocumentKey[]): Reader | undefined {
  const replica = useReplica()
  const [reader, setReader] = useState<{ readonly of: string; readonly read: Reader }>()
  const asked = JSON.stringify(keys)
  useEffect(() => {
    const parsed = JSON.parse(asked) as readonly DocumentKey[]
    if (parsed.length === 0) return
    return replica.watchReads(parsed, read => setReader({ of: asked, read }))
  }, [replica, asked])
  return reader?.of === asked ? reader.read : undefined
}

/** One document, live. `undefined` as the id asks nothing and goes on loading. */
export function useDocument<C extends CollectionName>(collection: C, id: string | undefined): DocumentView<C> {
  const replica = useReplica()
  const read = useReads(id === undefined ? [] : [{ collection, id }])
  return useMemo(() => {
    if (!read || id === undefined) return { state: 'loading', document: undefined, provisional: false, entries: [] }
    const found = read(collection, id)
    const entries = replica.entriesOf(collection, id)
    return {
      state: found.state,
      document: found.state === 'present' ? found.document : undefined,
      provisional: entries.length > 0,
      entries
    }
  }, [read, replica, collection, id])
}
