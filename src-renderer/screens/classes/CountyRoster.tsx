import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withdrawing } from '../../commands/enrolments.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import type { RosterRow } from '../../queries/attendance.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { RosterTable } from './RosterTable.tsx'

/** The roster as its county sees it: who was accepted and does not come is taken off it again. */
export function CountyRoster({ trainingClass }: { readonly trainingClass: string }) {
  const { t } = useTranslation('classes')
  const { say, busy } = useSaidCommand()
  const [leaving, setLeaving] = useState<RosterRow>()
  const confirm = async (reason: string) => {
    if (leaving && (await say([withdrawing(leaving.enrolment, reason)], t('withdraw.done')))) setLeaving(undefined)
  }
  return (
    <>
      <RosterTable
        trainingClass={trainingClass}
        isShort
        rowActions={row =>
          row.enrolment.state === 'accepted' ? (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('withdraw.of', { name: row.person?.name ?? '' })}
              onClick={() => setLeaving(row)}
            >
              {t('withdraw.open')}
            </Button>
          ) : null
        }
      />
      <ReasonDialog
        opened={leaving !== undefined}
        title={t('withdraw.title')}
        text={t('withdraw.text', { name: leaving?.person?.name ?? '' })}
        presets={Object.values(t('withdraw.presets', { returnObjects: true }))}
        confirmLabel={t('withdraw.open')}
        danger
        busy={busy}
        onConfirm={reason => void confirm(reason)}
        onClose={() => setLeaving(undefined)}
      />
    </>
  )
}
