import { Button, Select, Text } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { confirmingOf, confirmJobOf } from '../../commands/confirming.ts'
import { confirmingCertificate } from '../../commands/results.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { claimableOf } from '../../queries/claims.ts'
import { type ResultRow, useCertificatesToConfirm, useClassesWithResults, useResults } from '../../queries/results.ts'
import { useHasRole, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { WorkArea } from '../issuing/WorkArea.tsx'
import { ConfirmWork } from './ConfirmWork.tsx'
import { HoursImport, HoursWork } from './HoursImport.tsx'
import { type Doing, ResultDialogs } from './ResultDialogs.tsx'
import { RowActions } from './RowActions.tsx'
import { useResultColumns } from './use-result-columns.tsx'

const layout = tableLayout('results')

/** 结业与证书: what became of everybody in a class, and what is still to be entered. */
export function ResultsPage() {
  const { t } = useTranslation(['results', 'states'])
  const offered = useClassesWithResults()
  const waiting = useCertificatesToConfirm(useMayAuthor('certificate.confirm'))
  const [wanted, setClass] = useAddressValue('class')
  const [first, setFirst] = useState<string>()
  if (!offered || !waiting) return <PageSkeleton />
  const chosen = offered.find(({ id }) => id === (wanted ?? first)) ?? classToBeginWith(offered, waiting)
  // It stays when its last certificate is confirmed.
  if (chosen && wanted === undefined && first !== chosen.id) setFirst(chosen.id)
  if (!chosen)
    return (
      <PageFrame title={t('results:title')}>
        <EmptyState text={t('results:noClass')} />
      </PageFrame>
    )
  return (
    <ClassResults
      key={chosen.id}
      trainingClass={chosen}
      choice={
        <>
          <Select
            aria-label={t('results:class')}
            data={offered.map(({ id, name }) => {
              const n = waiting.get(id)
              return { value: id, label: n === undefined ? name : t('results:classWaits', { name, n }) }
            })}
            value={chosen.id}
            onChange={id => setClass(id ?? undefined, 'replace')}
            w={320}
            allowDeselect={false}
            searchable
          />
          <StateBadge of="trainingClass" state={chosen.state} />
          {chosen.state === 'running' || chosen.state === 'suspended' ? (
            <Text fz="sm" c="dimmed">
              {t('results:notFinished')}
            </Text>
          ) : null}
        </>
      }
    />
  )
}

/** Where certificates wait for the county, else the first that is offered. */
const classToBeginWith = (offered: readonly TrainingClass[], waiting: ReadonlyMap<string, number>) =>
  offered.find(({ id }) => waiting.has(id)) ?? offered[0]

interface ClassResultsProps {
  readonly trainingClass: TrainingClass
  readonly choice: ReactNode
}

function ClassResults({ trainingClass, choice }: ClassResultsProps) {
  const { t } = useTranslation('results')
  const rows = useResults(trainingClass.id)
  const [doing, setDoing] = useState<Doing>()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const { check } = useBulkJob(confirmJobOf)
  const dropSelection = useCallback(() => setIds(new Set()), [])
  const isReviewer = useHasRole('county-reviewer')
  const isCentre = useHasRole('centre-operator')
  const isOver = trainingClass.state === 'finished' || trainingClass.state === 'closed'
  const canClaim = isOver && rows !== undefined && claimableOf(rows).certificates.length > 0
  const columns = useResultColumns(trainingClass)
  const chosen = useMemo(() => (rows ?? []).filter(({ enrolment }) => ids.has(enrolment.id)), [rows, ids])
  const actions = (
    <Button
      disabled={chosen.length === 0}
      onClick={() => {
        const confirming = confirmingOf(chosen)
        check(
          confirming.certificates.map(one => [confirmingCertificate(one)]),
          confirming
        )
      }}
    >
      {t('actions.confirm')}
    </Button>
  )
  return (
    <PageFrame
      title={t('title')}
      count={rows && { total: rows.length }}
      filters={choice}
      secondary={
        isCentre ? (
          <>
            <HoursImport trainingClass={trainingClass} />
            {canClaim ? (
              <Button variant="default" component={Link} to={`/subsidy?for=${encodeURIComponent(trainingClass.id)}`}>
                {t('toClaim')}
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      <WorkArea
        above={
          <>
            <ConfirmWork rows={chosen} onDone={dropSelection} />
            <HoursWork />
          </>
        }
      >
        <DataTable<ResultRow>
          label={t('table')}
          records={rows}
          rowId={({ enrolment }) => enrolment.id}
          columns={columns}
          page={{ before: 0, total: rows?.length, onPrevious: undefined, onNext: undefined }}
          layout={layout}
          {...(isReviewer ? { selection: { ids, onChange: setIds, actions } } : {})}
          rowActions={row => <RowActions row={row} trainingClass={trainingClass} onDo={setDoing} />}
          empty={<EmptyState text={t('empty')} />}
        />
      </WorkArea>
      <ResultDialogs doing={doing} onClose={() => setDoing(undefined)} />
    </PageFrame>
  )
}
