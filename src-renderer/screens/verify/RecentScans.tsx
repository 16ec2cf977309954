import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { LaneBadge } from '../../components/badge/LaneBadge.tsx'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { formatTime } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import type { ScanRecord } from './scan-record.ts'
import { deedsText } from './verdict-words.ts'
import classes from './verifying.module.css'

export interface RecentScansProps {
  readonly records: readonly ScanRecord[]
  readonly entries: ReadonlyMap<string, OwnEntry>
  /** True once it is undone. */
  readonly onUndo: (record: ScanRecord, reason: string) => Promise<boolean>
  /** The dialog has gone: the focus belongs to the input again. */
  readonly onClosed: () => void
}

/** The dialog leaves within its transition and holds the focus until then. */
const DIALOG_LEAVES_MS = 250

/** The last ten scans with what became of them; each can be taken back with a reason. */
export function RecentScans({ records, entries, onUndo, onClosed }: RecentScansProps) {
  const { t } = useTranslation('verify')
  const [asked, setAsked] = useState<ScanRecord>()
  const [isBusy, setBusy] = useState(false)
  // A walk-in has a name here as soon as the server has sent it.
  const names = usePersonNames(records.flatMap(({ done }) => done?.person ?? []))
  const close = () => {
    setAsked(undefined)
    setTimeout(onClosed, DIALOG_LEAVES_MS)
  }
  const undo = async (reason: string) => {
    if (!asked) return
    setBusy(true)
    await onUndo(asked, reason)
    setBusy(false)
    close()
  }
  const presets = [t('recent.presets.person'), t('recent.presets.session'), t('recent.presets.absent')]
  return (
    <Panel title={t('recent.title')}>
      {records.length === 0 ? <Text c="dimmed">{t('recent.empty')}</Text> : null}
      <ol className={classes.records} aria-label={t('recent.title')}>
        {records.map(record => (
          <RecentScan
            key={record.id}
            record={record}
            who={names.get(record.done?.person ?? '')?.name ?? record.who}
            entries={entries}
            onUndo={() => setAsked(record)}
          />
        ))}
      </ol>
      <ReasonDialog
        opened={asked !== undefined}
        title={t('recent.undoTitle')}
        text={asked?.done?.deeds.signsIn ? t('recent.undoSignIn') : t('recent.undoBind')}
        presets={presets}
        confirmLabel={t('recent.undo')}
        busy={isBusy}
        onConfirm={reason => void undo(reason)}
        onClose={close}
      />
    </Panel>
  )
}

interface RecentScanProps {
  readonly record: ScanRecord
  readonly who: string
  readonly entries: ReadonlyMap<string, OwnEntry>
  readonly onUndo: () => void
}

function RecentScan({ record, who, entries, onUndo }: RecentScanProps) {
  const { t } = useTranslation(['verify', 'components'])
  const { done, isUndone } = record
  const what = isUndone
    ? t('verify:recent.undone')
    : done
      ? deedsText(done.deeds)
      : t(`components:verdict.${record.outcome}`)
  const own = record.entries.flatMap(id => entries.get(id) ?? [])
  const lost = own.find(({ lane }) => lane === 'rejected' || lane === 'review')
  const told = lost ?? own.at(-1)
  const canUndo = done !== null && !isUndone && (done.deeds.signsIn || done.deeds.binds)
  return (
    <li className={classes.record} data-outcome={record.outcome} data-undone={isUndone || undefined}>
      <span className="tabular">{formatTime(record.at)}</span>
      <span className={classes.who} title={who}>
        {who}
      </span>
      <span className={classes.what} title={what}>
        {what}
      </span>
      {told ? <LaneBadge lane={told.lane} /> : null}
      {canUndo ? (
        <Button size="compact-sm" variant="subtle" aria-label={t('verify:recent.undoOf', { who })} onClick={onUndo}>
          {t('verify:recent.undo')}
        </Button>
      ) : null}
      {lost?.verdict?.rejection ? (
        <Text fz="xs" c="var(--tone-red-text)" className={classes.lost ?? ''}>
          {rejectionText(lost.verdict.rejection).reason}
        </Text>
      ) : null}
    </li>
  )
}
