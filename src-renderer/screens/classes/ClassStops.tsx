import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { type ClassStop, classStop, stopsOf } from '../../commands/classes-drafts.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { useSaidCommand } from '../saying/use-said-command.ts'

/** Stopping or cancelling a class: with a reason. */
export function ClassStops({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const { say, busy } = useSaidCommand()
  const [stop, setStop] = useState<ClassStop>()
  const stops = stopsOf(trainingClass)
  if (stops.length === 0) return null
  const confirm = async (reason: string) => {
    if (stop === undefined) return
    if (await say([classStop(stop, trainingClass.id, reason)], t(`stepDone.${stop}`))) setStop(undefined)
  }
  const presets = t('stops.presets', { returnObjects: true })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t('stops.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {stops.map(one => (
            <Menu.Item key={one} onClick={() => setStop(one)}>
              {t(`steps.${one}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        opened={stop !== undefined}
        title={stop === undefined ? '' : t(`steps.${stop}`)}
        presets={Object.values(presets)}
        confirmLabel={stop === undefined ? '' : t(`steps.${stop}`)}
        danger
        busy={busy}
        onConfirm={reason => void confirm(reason)}
        onClose={() => setStop(undefined)}
      />
    </>
  )
}
