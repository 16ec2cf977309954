import type { TFunction } from 'i18next'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { DisclosureCause } from '../../domain/protocol/disclosure.ts'
import type { Replica } from '../replica/replica.ts'
import type { PartFields } from '../replica/sealed/part-cipher.ts'
import { useIsFilling, useReplica } from './replica-context.ts'
import { type DocumentView, useDocument } from './use-document.ts'

/** Who somebody is, as a list or a title may show it. */
export type PersonName = {
  readonly name: string
  /** 140105********1234; the whole number only by `useDisclose`, for a purpose. */
  readonly masked: string
  /** Nobody knows any more who this is: the name says that, and there is no number. */
  readonly isErased?: true
}

const nameOf = (fields: PartFields): PersonName => ({
  name: fields.name ?? '',
  masked: fields.idNumber ?? ''
})

const erasedName = (t: TFunction<'components'>): PersonName => ({
  name: t('person.erased'),
  masked: '',
  isErased: true
})

/** Names by person, null where they may not be opened; who was erased is told apart, in words of no language. */
export async function readNames(
  replica: Pick<Replica, 'maskedPart' | 'reads'>,
  ids: readonly string[]
): Promise<ReadonlyMap<string, PersonName | 'erased' | null>> {
  const parts = await Promise.all(ids.map(async id => [id, await replica.maskedPart(id, 'identity')] as const))
  const nameless = parts.flatMap(([id, fields]) => (fields ? [] : [{ collection: 'person' as const, id }]))
  const read = nameless.length > 0 ? await replica.reads(nameless) : undefined
  const isErased = (id: string) => {
    const found = read?.('person', id)
    return found?.state === 'present' && found.document.erased !== undefined
  }
  return new Map(parts.map(([id, fields]) => [id, fields ? nameOf(fields) : isErased(id) ? 'erased' : null]))
}

/** What could not be read is unknown, and no refusal, for as long as the replica is being filled. */
export const answerWhile = <T>(isFilling: boolean, read: T | null): T | null | undefined =>
  read === null && isFilling ? undefined : read

/** A part with its numbers masked; null: not here, not for this desk, or not readable. Undefined until known. */
export function useMaskedPart(person: string | undefined, part: SealedPartName): PartFields | null | undefined {
  const replica = useReplica()
  const [opened, setOpened] = useState<{ readonly of: string; readonly fields: PartFields | null }>()
  // A sealed part may have come anew with any change of its person.
  const { document } = useDocument('person', person)
  const digest = document?.sealed[part] ?? ''
  const isFilling = useIsFilling()
  const asked = `${person ?? ''} ${part} ${digest} ${isFilling}`
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
  return opened?.of === asked ? answerWhile(isFilling, opened.fields) : undefined
}

export type PersonView = DocumentView<'person'> & {
  /** Null: this desk may not open it. Undefined until known. */
  readonly identity: PersonName | null | undefined
}

/** A worker: the document, live, and the name with the masked number. */
export function usePerson(id: string | undefined): PersonView {
  const view = useDocument('person', id)
  const { t } = useTranslation('components')
  const identity = useMaskedPart(id, 'identity')
  if (view.document?.erased) return { ...view, identity: erasedName(t) }
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
  const { t } = useTranslation('components')
  const [names, setNames] = useState<Awaited<ReturnType<typeof readNames>>>(new Map())
  const isFilling = useIsFilling()
  const asked = [...new Set(ids)].sort().join(' ')
  useEffect(() => {
    if (asked === '') return
    let wanted = true
    void readNames(replica, asked.split(' ')).then(read => {
      if (wanted) setNames(new Map([...read].filter(([, who]) => answerWhile(isFilling, who) !== undefined)))
    })
    return () => {
      wanted = false
    }
  }, [replica, asked, isFilling])
  return useMemo(() => new Map([...names].map(([id, who]) => [id, who === 'erased' ? erasedName(t) : who])), [names, t])
}
