import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IdentityCheck } from '../../../domain/fields.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { useCommander } from '../../commands/commander-context.ts'
import type { Draft } from '../../commands/draft.ts'
import {
  collecting,
  disputing,
  freezing,
  reinstating,
  reprinting,
  unfreezing,
  voiding
} from '../../commands/vouchers.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { useToday } from '../../queries/use-today.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { CollectDialog } from './CollectDialog.tsx'
import { useSlips } from './use-slips.tsx'
import type { VoucherAction } from './voucher-options.ts'

export interface VoucherActionsProps {
  readonly voucher: Voucher
  readonly actions: readonly VoucherAction[]
}

/** What may be done to a voucher as it stands; each asks why, or how the worker was recognised. */
export function VoucherActions({ voucher, actions }: VoucherActionsProps) {
  const { t } = useTranslation('vouchers')
  const today = useToday()
  const commander = useCommander()
  const { say, busy } = useSaidCommand(t('notDone'))
  const print = useSlips()
  const [asking, setAsking] = useState<VoucherAction | null>(null)

  const done = async (action: VoucherAction, draft: Draft) => {
    const isDone = await say([draft], t(`done.${action}`))
    setAsking(null)
    if (isDone && (action === 'reprint' || action === 'collect')) await print([voucher.id])
  }
  const draftOf = (action: Exclude<VoucherAction, 'collect'>, reason: string): Draft => {
    switch (action) {
      case 'void':
        return voiding(voucher, today, reason)
      case 'reprint':
        return reprinting(voucher, reason)
      case 'reinstate':
        return reinstating(voucher, reason)
      case 'freeze':
        return freezing(voucher, reason)
      case 'unfreeze':
        return unfreezing(voucher, reason)
      case 'dispute':
        return disputing(voucher, reason, commander.newId)
    }
  }
  return (
    <>
      {actions.map(action => (
        <Button
          key={action}
          variant={action === 'collect' ? 'filled' : 'default'}
          onClick={() => setAsking(action)}
          disabled={busy}
        >
          {t(action)}
        </Button>
      ))}
      {asking === 'collect' ? (
        <CollectDialog
          busy={busy}
          onConfirm={(method: IdentityCheck['method']) => void done('collect', collecting(voucher, method))}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === null || asking === 'collect' ? null : (
        <VoucherReason
          action={asking}
          busy={busy}
          onConfirm={reason => void done(asking, draftOf(asking, reason))}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

interface VoucherReasonProps {
  readonly action: Exclude<VoucherAction, 'collect'>
  readonly busy: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

function VoucherReason({ action, busy, onConfirm, onClose }: VoucherReasonProps) {
  const { t } = useTranslation('vouchers')
  const texts = {
    void: {
      title: t('voidTitle'),
      text: t('voidText'),
      presets: [t('voidReasons.mistake'), t('voidReasons.person'), t('voidReasons.rule')]
    },
    reprint: {
      title: t('reprint'),
      text: t('reprintText'),
      presets: [t('reprintReasons.lost'), t('reprintReasons.unclear'), t('reprintReasons.other')]
    },
    reinstate: { title: t('reinstateTitle'), text: t('reinstateText'), presets: [] },
    freeze: {
      title: t('freeze'),
      text: t('freezeText'),
      presets: [t('freezeReasons.alert'), t('freezeReasons.dispute')]
    },
    unfreeze: { title: t('unfreeze'), text: t('unfreezeText'), presets: [t('freezeReasons.cleared')] },
    dispute: { title: t('disputeTitle'), text: t('disputeText'), presets: [] }
  }[action]
  return (
    <ReasonDialog
      opened
      {...texts}
      confirmLabel={t(action)}
      danger={action === 'void'}
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  )
}
