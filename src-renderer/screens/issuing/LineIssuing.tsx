import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconRefresh } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../domain/plan/plan.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { blanksFor, isDirectedKind, issuedTo, issueUnits, issuingJobOf } from '../../commands/issuing.ts'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { afterIssue, type Candidate, type Fit, type MatchTerms } from '../../queries/plans-match.ts'
import { useCandidates } from '../../queries/plans-matching.ts'
import { useLeases } from '../../queries/use-leases.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useSlice } from '../../queries/use-slice.ts'
import { IssuingOutcome } from './IssuingOutcome.tsx'
import { LineRights } from './LineRights.tsx'
import { ScanProgress } from './ScanProgress.tsx'
import { SelectFirst } from './SelectFirst.tsx'
import { useCandidateColumns } from './use-candidate-columns.tsx'
import { useUncoveredExport } from './use-uncovered-export.ts'
import { WorkArea } from './WorkArea.tsx'

const layout = tableLayout('issuing-line')
const fits: readonly Fit[] = ['fits', 'refused', 'holds']
const emptyTexts = { fits: 'noFits', refused: 'noRefused', holds: 'noHolds' } as const

export interface LineIssuingProps {
  readonly line: Plan
  readonly terms: MatchTerms
  readonly onBack: () => void
}

/** Everybody who wants the skill of a plan line: those who fit are issued to, the others are named with the reason. */
export function LineIssuing({ line, terms, onBack }: LineIssuingProps) {
  const { t } = useTranslation('issuing')
  const [fitText, setFit] = useAddressValue('fit')
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [consented, setConsented] = useState(false)
  const { leases } = useLeases()
  const scan = useCandidates(line, terms)
  const job = useBulkJob(issuingJobOf)
  const fit = fits.find(one => one === fitText) ?? 'fits'
  const groups = useMemo(
    () => scan && groupByFit(afterIssue(scan.found, issuedTo(job.current, line.id))),
    [scan, job.current, line.id]
  )
  const { rows, page } = useSlice(groups?.[fit], `${line.id} ${fit}`)
  const names = usePersonNames((rows ?? []).map(({ person }) => person))
  const columns = useCandidateColumns(fit, names, terms.today)
  const { exportUncovered, dialog } = useUncoveredExport(line, terms.today)
  const blanks = useMemo(() => blanksFor(leases ?? [], line.id, terms.today), [leases, line.id, terms.today])
  const isDirected = blanks.some(({ lease }) => isDirectedKind(lease))
  const isIdle = job.current.phase === 'idle' || job.current.phase === 'done'
  const isDone = job.current.phase === 'done'
  // Once, when it is done: a selection made later belongs to the next work.
  useEffect(() => {
    if (isDone) setIds(new Set())
  }, [isDone])
  const tryOut = () => {
    const people = (groups?.fits ?? []).map(({ person }) => person).filter(person => ids.has(person))
    const { units, targets } = issueUnits(people, blanks, consented)
    if (units.length > 0) job.check(units, { plan: line.id, targets, beyond: people.length - units.length })
  }
  const again = () => {
    setIds(new Set())
    scan?.again()
  }
  return (
    <PageFrame
      title={t('line', { skill: skillText(line), year: line.year })}
      count={groups && { total: groups[fit].length }}
      secondary={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={onBack}>
            {t('back')}
          </Button>
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={again} disabled={!scan?.isDone}>
            {t('rescan')}
          </Button>
          <Button
            variant="default"
            onClick={() => void exportUncovered([...(groups?.refused ?? []), ...(groups?.fits ?? [])])}
            disabled={!scan?.isDone}
          >
            {t('exportUncovered')}
          </Button>
        </>
      }
      filters={
        <>
          <SegmentedControl
            aria-label={t('lists')}
            data={fits.map(value => ({
              value,
              label: `${t(`tabs.${value}`)} ${formatCount(groups?.[value].length ?? 0)}`
            }))}
            value={fit}
            onChange={value => setFit(value === 'fits' ? undefined : value, 'replace')}
          />
          {fit === 'fits' ? (
            <SelectFirst candidates={groups?.fits ?? []} limit={blanks.length} onSelect={setIds} />
          ) : null}
          <LineRights
            line={line}
            blanks={blanks}
            consented={consented}
            onConsented={isDirected ? setConsented : undefined}
          />
        </>
      }
    >
      <WorkArea
        above={
          <>
            <ScanProgress scan={scan} />
            <IssuingOutcome line={line} onDone={again} />
          </>
        }
      >
        <DataTable
          label={t(`tabs.${fit}`)}
          records={rows}
          rowId={({ person }) => person}
          columns={columns}
          page={page}
          layout={layout}
          {...(fit === 'fits'
            ? {
                selection: {
                  ids,
                  onChange: setIds,
                  actions: (
                    <>
                      <Button onClick={tryOut} disabled={!isIdle || blanks.length === 0}>
                        {t('tryOut')}
                      </Button>
                      {blanks.length > 0 && ids.size > blanks.length ? (
                        <span>
                          {t('beyond', { selected: formatCount(ids.size), left: formatCount(blanks.length) })}
                        </span>
                      ) : null}
                    </>
                  )
                }
              }
            : {})}
          empty={scan?.isDone ? <EmptyState text={t(emptyTexts[fit])} /> : <span />}
        />
      </WorkArea>
      {dialog}
    </PageFrame>
  )
}

type Groups = Readonly<Record<Fit, readonly Candidate[]>>

function groupByFit(found: readonly Candidate[]): Groups {
  const of = (fit: Fit): readonly Candidate[] => found.filter(candidate => candidate.fit === fit)
  return { fits: of('fits'), refused: of('refused'), holds: of('holds') }
}
