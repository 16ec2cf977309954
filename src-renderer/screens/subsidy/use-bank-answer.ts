import { useState } from 'react'
import type { Rejection } from '../../../domain/journal/rejection.ts'
import { type BankOpened, openBankAnswer, reconcilingUnits } from '../../commands/bank-answer.ts'
import { useCommander } from '../../commands/commander-context.ts'
import type { ManyResult } from '../../commands/commit-many.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'

export interface BankAnswerDesk {
  /** What the chosen file came to; undefined: none is chosen. */
  readonly opened: BankOpened | undefined
  readonly busy: boolean
  readonly refused: readonly Rejection[]
  readonly choose: () => Promise<void>
  /** The claims that were reconciled; undefined where none was. */
  readonly reconcile: () => Promise<ManyResult | undefined>
  readonly clear: () => void
}

/** The bank's answer from its file to the entries: chosen, looked through, reconciled. */
export function useBankAnswer(): BankAnswerDesk {
  const replica = useReplica()
  const commander = useCommander()
  const [opened, setOpened] = useState<BankOpened>()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<readonly Rejection[]>([])
  const [fault, setFault] = useState<{ readonly error: unknown }>()
  if (fault) throw fault.error
  const atWork = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    setRefused([])
    try {
      return await work()
    } catch (error) {
      setFault({ error })
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    opened,
    busy,
    refused,
    choose: async () => {
      const file = await desk().invoke('file.open', { kinds: ['spreadsheet'] })
      if (file.ok) setOpened(await atWork(() => openBankAnswer(file.value, replica)))
      else if (file.failure.code !== 'file.cancelled') notifyRefused({ title: failureText(file.failure) })
    },
    reconcile: async () => {
      if (opened?.kind !== 'preview') return undefined
      const result = await atWork(() => commander.commitMany(reconcilingUnits(opened.preview)))
      if (!result) return undefined
      setRefused([...result.refused.values()])
      if (result.failure) notifyRefused({ title: failureText(result.failure), code: result.failure.code })
      return result
    },
    clear: () => setOpened(undefined)
  }
}
