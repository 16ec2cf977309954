import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconRefresh, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Lane, lanes } from '../../../domain/journal/lane.ts'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { LaneBadge } from '../../components/badge/LaneBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useSyncState } from '../../platform/use-desk.ts'
import { type PagedEntries, useEntries } from '../../queries/use-entries.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { CourierCard } from './CourierCard.tsx'
import { CourierHistory } from './CourierHistory.tsx'
import { EntryDrawer } from './EntryDrawer.tsx'
import { kindText, reasonText } from './entry-words.ts'
import { SyncStrip, SyncWarnings } from './SyncStrip.tsx'
import classes from './sync.module.css'
import { useCourierOverview } from './use-courier.ts'
import { subjectText, useEntrySubjects } from './use-entry-subjects.ts'
import { useIdOfText } from './use-id-of-text.ts'
import { useSyncActions } from './use-sync-actions.ts'

const layout = tableLayout('own-entries')
const isLane = (text: string | undefined): text is Lane => lanes.some(lane => lane === text)

/** The sync centre: where every own entry stands, why, and what to do about it. */
export function SyncPage() {
  const { t } = useTranslation('synchronisation')
  const navigate = useNavigate()
  const [laneText, setLane] = useAddressValue('lane')
  const [text, setText] = useAddressValue('text')
  const [open, setOpen] = useAddressValue('entry')
  const lane = isLane(laneText) ? laneText : undefined
  const sync = useSyncState()
  const now = useTrustedNow()
  const actions = useSyncActions()
  const [history, setHistory] = useAddressValue('courier')
  const courier = useCourierOverview()
  const found = useEntries({ lane, text: useIdOfText(text) })
  return (
    <PageFrame
      title={t('title')}
      primary={{ label: t('now'), icon: <IconRefresh size={16} />, onClick: () => void actions.now() }}
      secondary={
        <Button variant="default" onClick={() => void navigate('/readiness')}>
          {t('readiness')}
        </Button>
      }
    >
      <div className={classes.body}>
        {sync ? <SyncWarnings sync={sync} now={now} /> : null}
        {sync ? <SyncStrip sync={sync} now={now} /> : null}
        {courier ? <CourierCard overview={courier} now={now} onHistory={() => setHistory('history')} /> : null}
        <Filters counts={found.counts} lane={lane} onLane={setLane} text={text} onText={setText} />
        <div className={classes.rest}>
          <EntryTable
            found={found}
            openId={open}
            onOpen={entry => setOpen(entry.body.id)}
            isFiltered={lane !== undefined || text !== undefined}
            onShowAll={() => void navigate('/synchronisation')}
          />
        </div>
      </div>
      <EntryDrawer id={open} onOpen={setOpen} onClose={() => setOpen(undefined)} />
      <CourierHistory
        opened={history !== undefined}
        onClose={() => setHistory(undefined)}
        items={courier?.items ?? []}
        now={now}
      />
    </PageFrame>
  )
}

interface FiltersProps {
  readonly counts: PagedEntries['counts']
  readonly lane: Lane | undefined
  readonly onLane: (lane: string | undefined) => void
  readonly text: string | undefined
  readonly onText: (text: string, how: 'replace') => void
}

function Filters({ counts, lane, onLane, text, onText }: FiltersProps) {
  const { t } = useTranslation(['synchronisation', 'states'])
  const ofLane = (one: Lane): string => `${t(`states:lane.${one}`)} ${formatCount(counts?.[one] ?? 0)}`
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('synchronisation:lane')}
        data={[
          { value: 'all', label: t('synchronisation:all') },
          ...lanes.map(one => ({ value: one, label: ofLane(one) }))
        ]}
        value={lane ?? 'all'}
        onChange={value => onLane(value === 'all' ? undefined : value)}
      />
      <TextInput
        aria-label={t('synchronisation:search')}
        placeholder={t('synchronisation:search')}
        leftSection={<IconSearch size={14} />}
        value={text ?? ''}
        onChange={event => onText(event.currentTarget.value, 'replace')}
        maxLength={80}
        w={320}
      />
    </div>
  )
}

interface EntryTableProps {
  readonly found: PagedEntries
  readonly openId: string | undefined
  readonly onOpen: (entry: OwnEntry) => void
  readonly isFiltered: boolean
  readonly onShowAll: () => void
}

function EntryTable({ found, openId, onOpen, isFiltered, onShowAll }: EntryTableProps) {
  const { t } = useTranslation('synchronisation')
  const subjectOf = useEntrySubjects(found.entries ?? [])
  const columns: readonly Column<OwnEntry>[] = [
    { id: 'position', title: t('number'), width: 72, align: 'right', render: entry => formatCount(entry.position) },
    { id: 'kind', title: t('kind'), width: 140, hideable: false, render: entry => kindText(entry.body.kind) },
    { id: 'subject', title: t('subject'), width: 220, render: entry => subjectText(subjectOf(entry)) },
    { id: 'at', title: t('at'), width: 150, render: entry => formatDateTime(entry.body.at) },
    { id: 'lane', title: t('lane'), width: 110, hideable: false, render: entry => <LaneBadge lane={entry.lane} /> },
    { id: 'answer', title: t('answer'), render: reasonText }
  ]
  return (
    <DataTable
      label={t('table')}
      records={found.entries}
      rowId={entry => entry.body.id}
      columns={columns}
      page={found.page}
      layout={layout}
      onOpen={onOpen}
      openId={openId}
      empty={
        isFiltered ? (
          <EmptyState text={t('empty')} action={{ label: t('showAll'), onClick: onShowAll }} />
        ) : (
          <EmptyState text={t('emptyAll')} />
        )
      }
    />
  )
}
