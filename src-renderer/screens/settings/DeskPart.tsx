import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/page/Facts.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { SupportCode } from '../../components/value/SupportCode.tsx'
import { formatDateTime, formatDuration } from '../../locale/format.ts'
import { desk } from '../../platform/desk.ts'
import { useOpenDesk } from '../../platform/open-desk.ts'
import { useSyncState } from '../../platform/use-desk.ts'

/** What support asks for, and a new start. */
export function DeskPart() {
  const { t } = useTranslation(['settings', 'fields'])
  const { organisation, device, server, operator, appVersion, lockAfterMs, demo } = useOpenDesk()
  const sync = useSyncState()
  const roles = operator?.roles.map(role => t(`fields:roles.${role}`)).join(' / ') ?? ''
  const isCut = sync?.line === 'cut'
  return (
    <Panel title={t('settings:parts.desk')}>
      <Facts
        facts={[
          { label: t('settings:desk.organisation'), value: organisation?.name ?? '' },
          { label: t('settings:desk.operator'), value: `${operator?.label ?? ''} ${operator?.login ?? ''}` },
          { label: t('settings:desk.roles'), value: roles },
          { label: t('settings:desk.ticket'), value: operator ? formatDateTime(operator.ticketUntil) : '' },
          { label: t('settings:desk.lockAfter'), value: formatDuration(lockAfterMs) },
          { label: t('settings:desk.device'), value: device?.label ?? '' },
          { label: t('settings:desk.deviceId'), value: <SupportCode code={device?.id ?? ''} /> },
          { label: t('settings:desk.generation'), value: device?.generation.toString() ?? '' },
          { label: t('settings:desk.server'), value: server?.url ?? '' },
          { label: t('settings:desk.version'), value: appVersion }
        ]}
      />
      <Group mt="md" gap={8}>
        <Button variant="default" onClick={() => void desk().invoke('desk.restart')}>
          {t('settings:desk.restart')}
        </Button>
        {demo ? (
          <Button variant="default" onClick={() => void desk().invoke('sync.cut', { on: !isCut })}>
            {isCut ? t('settings:desk.join') : t('settings:desk.cut')}
          </Button>
        ) : null}
      </Group>
    </Panel>
  )
}
