import { useEffect, useState } from 'react'
import type { Replica } from '../replica/replica.ts'
import { useReplica, useReplicaState } from './replica-context.ts'

/** Whether this desk knows somebody by the whole ID number. */
export type Lookup =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly person: string }
  /** `certain` false: the search index is not ready, so somebody registered may be missed. */
  | { readonly state: 'none'; readonly certain: boolean; readonly indexed: number }

/** The record that is still kept of this number: one that was merged leads to the one it went into. */
export async function personByNumber(replica: Replica, idNumber: string): Promise<string | undefined> {
  const hits = await replica.search(idNumber, 5)
  let merged: string | undefined
  for (const { id } of hits) {
    const found = await replica.get('person', id)
    if (found.state !== 'present' || found.document.mergedInto === '') return id
    merged = found.document.mergedInto
  }
  return merged
}

type Answer = { readonly of: string; readonly person: string | undefined }

/** Looks again while the index grows: somebody not found before may be there now. Empty text asks nothing. */
export function useLookup(idNumber: string): Lookup {
  const replica = useReplica()
  const { search } = useReplicaState()
  const [answer, setAnswer] = useState<Answer>()
  const asked = `${idNumber} ${search.persons} ${search.done}`
  const known = answer?.of.startsWith(`${idNumber} `) ? answer.person : undefined
  const isSettled = known !== undefined || answer?.of === asked

  useEffect(() => {
    if (idNumber === '' || isSettled) return
    let wanted = true
    void personByNumber(replica, idNumber).then(person => {
      if (wanted) setAnswer({ of: asked, person })
    })
    return () => {
      wanted = false
    }
  }, [replica, idNumber, asked, isSettled])

  if (known !== undefined) return { state: 'found', person: known }
  if (answer === undefined || !answer.of.startsWith(`${idNumber} `)) return { state: 'looking' }
  return { state: 'none', certain: search.done, indexed: search.persons }
}

const HITS = 8

/** Persons found by what is typed, as the search box finds them; undefined while looking. Empty text asks nothing. */
export function useFoundPeople(text: string): readonly string[] | undefined {
  const replica = useReplica()
  const [found, setFound] = useState<{ readonly of: string; readonly ids: readonly string[] }>()
  const asked = text.trim()
  useEffect(() => {
    if (asked === '') return
    let wanted = true
    void replica.search(asked, HITS).then(hits => {
      if (wanted) setFound({ of: asked, ids: hits.map(({ id }) => id) })
    })
    return () => {
      wanted = false
    }
  }, [replica, asked])
  return found?.of === asked ? found.ids : undefined
}
