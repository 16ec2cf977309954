import { useEffect, useState } from 'react'
import { checkShortCode } from '../../../domain/codes/short-code.ts'
import { useReplica } from '../../queries/replica-context.ts'
import type { Replica } from '../../replica/replica.ts'

/**
 * Entries hold ids and nothing personal: a voucher's short code or a worker's whole name that was typed is turned
 * into the id that stands in the entries. Any other text is looked for as it is.
 */
export function useIdOfText(text: string | undefined): string | undefined {
  const replica = useReplica()
  const [found, setFound] = useState<{ readonly of: string; readonly id: string }>()
  const typed = text?.trim() ?? ''
  useEffect(() => {
    let wanted = true
    void idOf(replica, typed).then(id => {
      if (wanted && id !== undefined) setFound({ of: typed, id })
    })
    return () => {
      wanted = false
    }
  }, [replica, typed])
  if (typed === '') return undefined
  return found?.of === typed ? found.id : typed
}

async function idOf(replica: Replica, typed: string): Promise<string | undefined> {
  const code = checkShortCode(typed)
  if (code.ok) {
    const { rows } = await replica.page({
      collection: 'voucher',
      order: 'code',
      after: [code.normalized, ''],
      limit: 1
    })
    const voucher = rows[0]?.document
    return voucher?.code === code.normalized ? voucher.id : undefined
  }
  const [person] = typed === '' ? [] : await replica.search(typed, 1)
  return person?.name === typed ? person.id : undefined
}
