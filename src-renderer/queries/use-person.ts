import { useCallback, useEffect, useState } from 'react'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { DisclosureCause } from '../../domain/protocol/disclosure.ts'
import type { Replica } from '../replica/replica.ts'
import type { PartFields } from '../replica/sealed/part-cipher.ts'
import { useReplica } from './replica-context.ts'
import { type DocumentView, useDocument } from './use-document.ts'

/** Who somebody is, as a list or a title may show it. */
export type PersonName = {
  readonly name: string
  /** 140105********1234; the whole number only by `useDisclose`, for a purpose. */
  readonly masked: string
}

const nameOf = (fields: PartFields): PersonName => ({
  name: fields.name ?? '',
  masked: fields.idNumber ?? ''
})

/** A part with its numbers masked; null: not here, not for this desk, or not readable. Undefined until known. */
export function useMaskedPart(person: string | undefined, part: SealedPartName): PartFields | null | undefined {
  const replica = useReplica()
  const [opened, setOpened] = useState<{ readonly of: string; readonly fields: PartFields | null }>()
  // A sealed part may have come anew with any change of its person.
  const { document } = useDocument('person', person)
  const digest = document?.sealed[part] ?? ''
  const asked = `${person ?? ''} ${part} ${digest}`
  useEffect(() => {
    if (person === undefined) return
    let wanted = true
    void replica.maskedPart(person, part).then(fields => {
      if (wanted) setOpened({ of: asked, fields })
    })
    return () => {
      wanted = false
    }
  }, [replica, person, part, asked])
  return opened?.of === asked ? opened.fields : undefined
}

export type PersonView = DocumentView<'person'> & {
  /** Null: this desk may not open it. Undefined until known. */
  readonly identity: PersonName | null | undefined
}

/** A worker: the document, live, and the name with the masked number. */
export function usePerson(id: string | undefined): PersonView {
  const view = useDocument('person', id)
  const identity = useMaskedPart(id, 'identity')
  return { ...view, identity: identity ? nameOf(identity) : identity }
}

export type Disclose = (part: SealedPartName, cause: DisclosureCause) => ReturnType<Replica['disclose']>

/** A whole part of a person for a purpose; main records who asked and why (W7). */
export function useDisclose(person: string): Disclose {
  const replica = useReplica()
  return useCallback((part, cause) => replica.disclose(person, part, cause), [replica, person])
}

/** Names for the rows of a table, by person; a row is missing while unknown and null where it may not be opened. */
export function usePersonNames(ids: readonly string[]): ReadonlyMap<string, PersonName | null> {
  const replica = useReplica()
  const [names, setNames] = useState<ReadonlyMap<string, PersonName | null>>(new Map())
  const asked = [...new Set(ids)].sort().join(' ')
  useEffect(() => {
    if (asked === '') return
    let wanted = true
    const opening = asked.split(' ').map(async id => {
      const fields = await replica.maskedPart(id, 'identity')
      return [id, fields && nameOf(fields)] as const
    })
    void Promise.all(opening).then(opened => {
      if (wanted) setNames(new Map(opened))
    })
    return () => {
      wanted = false
    }
  }, [replica, asked])
  return names
}
