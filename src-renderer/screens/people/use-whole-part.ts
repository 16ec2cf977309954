import { useCallback } from 'react'
import type { SealedPartName } from '../../../domain/journal/entry.ts'
import type { DisclosureCause } from '../../../domain/protocol/disclosure.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { useDisclose } from '../../queries/use-person.ts'
import type { PartFields } from '../../replica/sealed/part-cipher.ts'

export type WholePart = (part: SealedPartName, cause: DisclosureCause) => Promise<PartFields | undefined>

/** A whole part, empty where there is none; undefined where main would not, and why is said at once. */
export function useWholePart(person: string): WholePart {
  const disclose = useDisclose(person)
  return useCallback(
    async (part, cause) => {
      const answer = await disclose(part, cause)
      if (answer.ok) return answer.value ?? {}
      notifyRefused({ title: failureText(answer.failure) })
      return undefined
    },
    [disclose]
  )
}
