import { useState } from 'react'
import type { Lane } from '../../domain/journal/lane.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { OwnEntry } from '../../src-main/contract/journal.ts'
import { useDeskAnswer } from './use-desk-answer.ts'

export type EntryFilter = {
  readonly lane?: Lane | undefined
  /** Matches kind, entry id and ids in args. */
  readonly text?: string | undefined
}

export type PagedEntries = {
  /** Newest first; undefined until the first answer. */
  readonly entries: readonly OwnEntry[] | undefined
  /** Of all own entries, by lane; undefined until the first answer. */
  readonly counts: Readonly<Partial<Record<Lane, number>>> | undefined
  readonly failure: Failure | null
  readonly page: {
    readonly before: number
    readonly onPrevious: (() => void) | undefined
    readonly onNext: (() => void) | undefined
  }
}

const LONGEST_TEXT = 80
/** Entries that name an id beside the one that bears it. */
const NAMING_IT = 100

/** One own entry by its id; undefined while asked for and for an entry of another desk. */
export function useOwnEntry(id: string | null | undefined): OwnEntry | undefined {
  const { entries } = useEntries(id ? { text: id } : null, NAMING_IT)
  return entries?.find(({ body }) => body.id === id)
}

/** This desk's own entries and where they stand, live; `null` asks nothing. */
export function useEntries(filter: EntryFilter | null = {}, limit = 50): PagedEntries {
  const list = JSON.stringify(filter)
  const [place, setPlace] = useState<{ readonly list: string; readonly befores: readonly number[] }>({
    list,
    befores: []
  })
  const befores = place.list === list ? place.befores : []
  const before = befores.at(-1)
  const text = filter?.text?.trim().slice(0, LONGEST_TEXT)
  const { value, failure } = useDeskAnswer(
    'journal.list',
    filter && {
      limit,
      ...(filter.lane === undefined ? {} : { lane: filter.lane }),
      ...(text ? { text } : {}),
      ...(before === undefined ? {} : { before })
    },
    ['journal.changed', 'desk.changed']
  )
  const next = value?.next ?? null
  return {
    entries: value?.entries,
    counts: value?.counts,
    failure,
    page: {
      before: befores.length * limit,
      onPrevious: befores.length === 0 ? undefined : () => setPlace({ list, befores: befores.slice(0, -1) }),
      onNext: next === null ? undefined : () => setPlace({ list, befores: [...befores, next] })
    }
  }
}
