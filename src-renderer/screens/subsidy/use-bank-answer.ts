import { useState } from 'react'
import { type BankOpened, bankJobOf, openBankAnswer, reconcilingUnits } from '../../commands/bank-answer.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { notifyNoFile } from '../../components/page/notify.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'

type Unreadable = Extract<BankOpened, { kind: 'unreadable' }>

export interface BankAnswerDesk {
  /** Why the chosen file cannot be read at all. */
  readonly unreadable: Unreadable | undefined
  /** The file is being read and matched. */
  readonly busy: boolean
  readonly choose: () => Promise<void>
  /** Forgets a file that cannot be read. */
  readonly forget: () => void
}

/** The bank's answer from its file to the dry run: chosen, looked through, handed to the job of this desk. */
export function useBankAnswer(): BankAnswerDesk {
  const replica = useReplica()
  const { check, clear } = useBulkJob(bankJobOf)
  const [unreadable, setUnreadable] = useState<Unreadable>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ readonly error: unknown }>()
  if (fault) throw fault.error
  return {
    unreadable,
    busy,
    choose: async () => {
      const file = await desk().invoke('file.open', { kinds: ['spreadsheet'] })
      if (!file.ok) return notifyNoFile(file.failure)
      clear()
      setBusy(true)
      try {
        const opened = await openBankAnswer(file.value, replica)
        if (opened.kind === 'unreadable') setUnreadable(opened)
        else check(reconcilingUnits(opened.preview), opened.preview)
      } catch (error) {
        setFault({ error })
      } finally {
        setBusy(false)
      }
    },
    forget: () => setUnreadable(undefined)
  }
}
