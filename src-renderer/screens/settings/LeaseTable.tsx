import { Button, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeldLease } from '../../../src-main/contract/lease.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { DialogFoot } from '../../components/dialog/DialogFoot.tsx'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import { desk } from '../../platform/desk.ts'
import { useOpenDesk } from '../../platform/open-desk.ts'
import { useLeases } from '../../queries/use-leases.ts'

/** Leases of this desk; one that is not used up can be given back. */
export function LeaseTable({ mayReturn }: { readonly mayReturn: boolean }) {
  const { t } = useTranslation('settings')
  const { leases, askAgain } = useLeases()
  const [leaving, setLeaving] = useState<HeldLease>()
  const columns = ['skill', 'validity', 'granted', 'used', 'remaining', 'expires', 'state'] as const
  return (
    <Panel title={t('leases.table')}>
      {leases?.length === 0 ? (
        <EmptyState text={t('leases.empty')} />
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              {columns.map(column => (
                <Table.Th key={column}>{t(`leases.${column}`)}</Table.Th>
              ))}
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(leases ?? []).map(lease => (
              <LeaseRow key={lease.id} lease={lease} onReturn={mayReturn ? () => setLeaving(lease) : undefined} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <ReturnDialog lease={leaving} onClose={() => setLeaving(undefined)} onDone={askAgain} />
    </Panel>
  )
}

function useStateOf(lease: HeldLease) {
  const { device } = useOpenDesk()
  if (lease.state !== 'open') return { word: lease.state, tone: 'gray' } as const
  if (lease.usable) return { word: 'usable', tone: 'green' } as const
  if (lease.generation !== device?.generation) return { word: 'otherGeneration', tone: 'gray' } as const
  return { word: 'ended', tone: 'red' } as const
}

function LeaseRow({ lease, onReturn }: { readonly lease: HeldLease; readonly onReturn: (() => void) | undefined }) {
  const { t } = useTranslation('settings')
  const { word, tone } = useStateOf(lease)
  const left = lease.remaining.length
  return (
    <Table.Tr>
      <Table.Td>{skillText(lease)}</Table.Td>
      <Table.Td className="tabular">{`${lease.validFrom} – ${lease.validUntil}`}</Table.Td>
      <Table.Td className="tabular">{formatCount(lease.granted)}</Table.Td>
      <Table.Td className="tabular">{formatCount(lease.granted - left)}</Table.Td>
      <Table.Td className="tabular">{formatCount(left)}</Table.Td>
      <Table.Td className="tabular">{formatDateTime(lease.expiresAt)}</Table.Td>
      <Table.Td>
        <ToneBadge text={t(`leases.${word}`)} tone={tone} />
      </Table.Td>
      <Table.Td>
        {onReturn && lease.state === 'open' ? (
          <Button variant="subtle" size="xs" onClick={onReturn}>
            {t('leases.return')}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}

interface ReturnDialogProps {
  readonly lease: HeldLease | undefined
  readonly onClose: () => void
  readonly onDone: () => void
}

function ReturnDialog({ lease, onClose, onDone }: ReturnDialogProps) {
  const { t } = useTranslation(['settings', 'actions'])
  const [busy, setBusy] = useState(false)
  const n = formatCount(lease?.remaining.length ?? 0)
  const giveBack = async () => {
    if (!lease || busy) return
    setBusy(true)
    const answer = await desk().invoke('lease.return', { lease: lease.id })
    setBusy(false)
    onClose()
    onDone()
    if (answer.ok) notifyDone({ title: t('settings:leases.returnDone'), text: t('settings:leases.returnDoneText') })
    else notifyRefused({ title: failureText(answer.failure), code: answer.failure.code })
  }
  return (
    <DialogFrame opened={lease !== undefined} onClose={onClose} title={t('settings:leases.returnTitle')} size={440}>
      <Stack gap="md">
        <Text>{t('settings:leases.returnText', { n })}</Text>
        <DialogFoot onCancel={onClose}>
          <Button onClick={() => void giveBack()} loading={busy} data-autofocus>
            {t('settings:leases.confirmReturn', { n })}
          </Button>
        </DialogFoot>
      </Stack>
    </DialogFrame>
  )
}
