import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../domain/person/person.ts'
import { isLive } from '../../../domain/voucher/voucher.ts'
import { problemText } from '../../commands/command-problem.ts'
import { useCommand } from '../../commands/use-command.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { notifyRefused } from '../../components/page/notify.ts'
import { failureText } from '../../locale/refusal-text.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import { useReplica } from '../../queries/replica-context.ts'
import type { PersonName } from '../../queries/use-person.ts'
import { voucherScan } from '../../queries/voucher-scan.ts'
import { usePapers } from './use-papers.tsx'

export type ReprintSlipProps = {
  readonly voucher: HeldVoucher
  readonly person: Person
  readonly identity: PersonName | null | undefined
  /** The number by which the worker came; it goes onto the paper masked. */
  readonly idNumber: string
}

/** Another slip for a voucher that is in use: counted, with a reason. */
export function ReprintSlip({ voucher, person, identity, idNumber }: ReprintSlipProps) {
  const { t } = useTranslation('counter')
  const [asking, setAsking] = useState(false)
  const { run, busy, problem } = useCommand()
  const replica = useReplica()
  const print = usePapers()
  const { document } = voucher
  if (!document || !identity || !isLive(document.state)) return null
  const reprint = async (reason: string) => {
    // Only the desk that issued it can make the paper: nothing is counted that cannot be printed.
    const qr = await voucherScan(replica, document)
    if (!qr.ok) {
      notifyRefused({ title: t('done.noQr', { reason: failureText(qr.failure) }) })
      return
    }
    const result = await run([{ kind: 'voucher.reprint', args: { voucher: voucher.id, reason } }])
    if (result?.kind !== 'done') return
    setAsking(false)
    await print({ name: identity.name, idNumber, isSample: person.sample, voucher: voucher.id, enrolment: undefined })
  }
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
        {t('reprint')}
      </Button>
      <ReasonDialog
        opened={asking}
        title={t('reprintTitle')}
        text={problem ? problemText(problem).reason : t('reprintText')}
        presets={[t('reprintReasons.lost'), t('reprintReasons.unclear'), t('reprintReasons.other')]}
        confirmLabel={t('reprint')}
        busy={busy}
        onConfirm={reason => void reprint(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
