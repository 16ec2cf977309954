import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { skillKey } from '../../commands/enrolments.ts'
import { enrolmentJobOf } from '../../commands/enrolments-bulk.ts'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { type QueueRow, useEnrolmentQueue, waitingStates } from '../../queries/enrolments-queue.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useSlice } from '../../queries/use-slice.ts'
import { WorkArea } from '../issuing/WorkArea.tsx'
import { BulkOutcome } from './BulkOutcome.tsx'
import { type Deciding, EnrolmentDecision } from './EnrolmentDecision.tsx'
import { EnrolmentDrawer } from './EnrolmentDrawer.tsx'
import { useEnrolmentColumns } from './use-enrolment-columns.tsx'
import { useReceipts } from './use-receipts.tsx'

const layout = tableLayout('enrolments')
const FIRST = 100

/** The county's queue: who has waited longest comes first; decided one by one or many at once. */
export function EnrolmentsPage() {
  const { t } = useTranslation('enrolments')
  const [open, setOpen] = useAddressValue('id')
  const filter = useQueueFilter()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const { current } = useBulkJob(enrolmentJobOf)
  const mayDecide = useMayAuthor('enrolment.accept')
  const rows = filter.rows
  const { rows: shown, page } = useSlice(rows, filter.key)
  const names = usePersonNames((shown ?? []).map(({ document }) => document.person))
  const columns = useEnrolmentColumns(names)
  const printReceipts = useReceipts()
  // Once, when it is done: a selection made later belongs to the next decision.
  const dropSelection = useCallback(() => setIds(new Set()), [])
  const chosen = useMemo(
    () => (rows ?? []).filter(({ document }) => ids.has(document.id)).map(({ document }) => document),
    [rows, ids]
  )
  const decide = (kind: Deciding['kind'], enrolments: readonly Enrolment[]) => setDeciding({ kind, enrolments })
  const actions = (
    <>
      <Button onClick={() => decide('accept', chosen)}>{t('accept')}</Button>
      <Button variant="default" onClick={() => decide('return', chosen)}>
        {t('return')}
      </Button>
      <Button variant="default" onClick={() => decide('refuse', chosen)}>
        {t('refuse')}
      </Button>
      <Button variant="default" onClick={() => void printReceipts(chosen)}>
        {t('receipt')}
      </Button>
    </>
  )
  return (
    <PageFrame
      title={t('title')}
      count={rows && { total: rows.length }}
      secondary={
        rows === undefined || rows.length === 0 ? undefined : (
          <Button variant="default" onClick={() => setIds(firstIds(rows))}>
            {t('select', { n: formatCount(Math.min(FIRST, rows.length)) })}
          </Button>
        )
      }
      filters={filter.fields}
    >
      <WorkArea above={<BulkOutcome job={current} onSelectionDone={dropSelection} />}>
        <DocumentTable
          label={t('table')}
          found={{ rows: shown, page }}
          columns={columns}
          layout={layout}
          selection={mayDecide ? { ids, onChange: setIds, actions } : undefined}
          onOpen={setOpen}
          openId={open}
          empty={
            <EmptyList
              text={t('empty')}
              filteredText={t('emptyFiltered')}
              isNarrowed={filter.isNarrowed}
              onClear={filter.clear}
            />
          }
        />
      </WorkArea>
      <EnrolmentDrawer
        id={open}
        onClose={() => setOpen(undefined)}
        onDecide={mayDecide ? (kind, enrolment) => decide(kind, [enrolment]) : undefined}
        onPrint={enrolment => void printReceipts([enrolment])}
      />
      <EnrolmentDecision deciding={deciding} onClose={() => setDeciding(null)} />
    </PageFrame>
  )
}

const firstIds = (rows: readonly QueueRow[]): ReadonlySet<string> =>
  new Set(rows.slice(0, FIRST).map(({ document }) => document.id))

/** The filter row and the rows it leaves; the filters are in the address. */
function useQueueFilter() {
  const { t } = useTranslation(['enrolments', 'states'])
  const [stateText, setState] = useAddressValue('state')
  const [skill, setSkill] = useAddressValue('skill')
  const state = waitingStates.find(one => one === stateText)
  const queue = useEnrolmentQueue(state)
  const rows = useMemo(
    () => queue?.rows.filter(({ document }) => skill === undefined || skillKey(document) === skill),
    [queue, skill]
  )
  const skills = useMemo(() => {
    const known = new Map((queue?.rows ?? []).map(({ document }) => [skillKey(document), document]))
    return [...known].map(([value, document]) => ({ value, label: skillText(document) }))
  }, [queue])
  const fields = (
    <>
      <FilterSelect
        label={t('enrolments:filters.state')}
        any={t('enrolments:filters.anyState')}
        options={waitingStates.map(value => ({ value, label: t(`states:enrolment.${value}`) }))}
        value={state}
        onChange={setState}
        width={140}
      />
      <FilterSelect
        label={t('enrolments:filters.skill')}
        any={t('enrolments:filters.anySkill')}
        options={skills}
        value={skill}
        onChange={setSkill}
        width={240}
        isLong
      />
      {queue?.isCut ? <span>{t('enrolments:cut', { n: formatCount(queue.rows.length) })}</span> : null}
    </>
  )
  const clear = () => {
    setState(undefined)
    setSkill(undefined, 'replace')
  }
  return { rows, fields, clear, isNarrowed: state !== undefined || skill !== undefined, key: `${state} ${skill}` }
}
