import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needsSecondPerson } from '../../../domain/protocol/disclosure.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import type { RequestOf } from '../../../src-main/contract/table.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { type SheetTable, writeSheet } from '../../import/write-sheet.ts'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { SecondPersonDialog } from './SecondPersonDialog.tsx'

/** A list about people that is to leave the program. */
export interface ListExport {
  /** Name of the file. */
  readonly name: string
  readonly table: SheetTable
  /** What the list is of: a document's id. */
  readonly subject: string
  /** Said once it is saved under a name. */
  readonly done: (name: string) => { readonly title: string; readonly text?: string }
}

type Second = NonNullable<RequestOf<'file.export'>['second']>

/** What the second sheet says: who let the list out, when, and how much. */
function useAbout() {
  const { t } = useTranslation('exports')
  const { organisation, operator } = useDeskAtWork()
  const now = useTrustedNow()
  return (rows: number, second: Second | null) => ({
    name: t('about.sheet'),
    lines: [
      [t('about.place'), organisation.name],
      [t('about.operator'), `${operator.label} ${operator.login}`],
      [t('about.second'), second?.login ?? t('about.notNeeded')],
      [t('about.at'), formatDateTime(now)],
      [t('about.rows'), formatCount(rows)],
      [t('about.mark'), t('about.notice')]
    ]
  })
}

/** W11: saves lists about people; `dialog` asks for the second person where main would refuse without. */
export function useListExport(): { readonly save: (list: ListExport) => Promise<void>; readonly dialog: ReactNode } {
  const about = useAbout()
  const [waiting, setWaiting] = useState<ListExport>()
  const [refusal, setRefusal] = useState<Failure>()
  const [busy, setBusy] = useState(false)

  const end = () => {
    setWaiting(undefined)
    setRefusal(undefined)
  }
  const send = async ({ name, table, subject, done }: ListExport, second: Second | null) => {
    const rows = table.rows.length
    const bytes = new Uint8Array(await writeSheet({ ...table, about: about(rows, second) }))
    const saved = await desk().invoke('file.export', { name, bytes, subject, rows, second })
    if (saved.ok) notifyDone(done(saved.value.name))
    if (saved.ok || saved.failure.code === 'file.cancelled') return end()
    if (second === null) return notifyRefused({ title: failureText(saved.failure), code: saved.failure.code })
    setRefusal(saved.failure)
  }
  const confirm = async (second: Second) => {
    if (!waiting || busy) return
    setBusy(true)
    await send(waiting, second).finally(() => setBusy(false))
  }
  return {
    save: async list => (needsSecondPerson(list.table.rows.length) ? setWaiting(list) : send(list, null)),
    dialog: waiting ? (
      <SecondPersonDialog
        rows={waiting.table.rows.length}
        busy={busy}
        refusal={refusal}
        onConfirm={second => void confirm(second)}
        onClose={end}
      />
    ) : null
  }
}
