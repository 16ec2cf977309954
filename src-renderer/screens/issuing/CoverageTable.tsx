import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Skill, sameSkill } from '../../../domain/fields.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { blanksFor } from '../../commands/issuing.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { formatCount } from '../../locale/format.ts'
import { occupationName } from '../../locale/skill-text.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import type { MatchTerms, SkillCoverage } from '../../queries/plans-match.ts'
import { useCoverage } from '../../queries/plans-matching.ts'
import { useLeases } from '../../queries/use-leases.ts'
import { useSlice } from '../../queries/use-slice.ts'
import { ScanProgress } from './ScanProgress.tsx'
import { WorkArea } from './WorkArea.tsx'

const layout = tableLayout('issuing')

export interface CoverageTableProps {
  readonly lines: readonly Plan[] | undefined
  readonly terms: MatchTerms | undefined
  readonly onOpen: (line: string) => void
}

type Row = {
  readonly id: string
  readonly skill: Skill
  readonly line: Plan | undefined
  readonly coverage: SkillCoverage | undefined
  readonly blanks: number
}

/** A row for each approved line, and one for each skill that is wanted and has none. */
export function coverageRows(
  lines: readonly Plan[],
  coverage: readonly SkillCoverage[],
  blanksOf: (line: Plan) => number
): readonly Row[] {
  const planned = lines.map(line => ({
    id: line.id,
    skill: { occupation: line.occupation, level: line.level },
    line,
    coverage: coverage.find(one => sameSkill(one, line)),
    blanks: blanksOf(line)
  }))
  const unplanned = coverage
    .filter(one => !lines.some(line => sameSkill(line, one)))
    .map(one => ({ id: `${one.occupation} ${one.level}`, skill: one, line: undefined, coverage: one, blanks: 0 }))
  return [...planned, ...unplanned]
}

/** The county at a glance: what is planned, what this PC can give out, who wants it and who has none. */
export function CoverageTable({ lines, terms, onOpen }: CoverageTableProps) {
  const { t } = useTranslation('issuing')
  const { leases } = useLeases()
  const scan = useCoverage(lines, terms)
  const columns = useCoverageColumns()
  const today = terms?.today ?? ''
  const rows = useMemo(
    () => lines && coverageRows(lines, scan?.found ?? [], line => blanksFor(leases ?? [], line.id, today).length),
    [lines, scan?.found, leases, today]
  )
  const { rows: shown, page } = useSlice(rows, 'coverage')
  return (
    <PageFrame
      title={t('title')}
      count={rows && { total: rows.length }}
      secondary={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          onClick={scan?.again}
          disabled={!scan?.isDone}
        >
          {t('rescan')}
        </Button>
      }
    >
      <WorkArea above={<ScanProgress scan={scan} />}>
        <DataTable
          label={t('lines')}
          records={shown}
          rowId={({ id }) => id}
          columns={columns}
          page={page}
          layout={layout}
          onOpen={({ line }) => line && onOpen(line.id)}
          empty={<EmptyState text={t('empty')} />}
        />
      </WorkArea>
    </PageFrame>
  )
}

function useCoverageColumns(): readonly Column<Row>[] {
  const { t } = useTranslation(['issuing', 'fields'])
  return useMemo(() => {
    const figure = (id: 'wished' | 'holds' | 'fits' | 'refused'): Column<Row> => ({
      id,
      title: t(`issuing:columns.${id}`),
      width: 90,
      align: 'right',
      render: ({ coverage }) => formatCount(coverage?.[id] ?? 0)
    })
    return [
      {
        id: 'skill',
        title: t('issuing:columns.skill'),
        hideable: false,
        render: ({ skill }) => occupationName(skill.occupation)
      },
      {
        id: 'level',
        title: t('issuing:columns.level'),
        width: 120,
        render: ({ skill }) => t(`fields:levels.${skill.level}`)
      },
      {
        id: 'year',
        title: t('issuing:columns.year'),
        width: 90,
        render: ({ line, coverage }) =>
          line ? (
            line.year
          ) : (
            <ToneBadge
              text={t('issuing:noPlan')}
              tone="orange"
              hint={t('issuing:noPlanHint', { n: formatCount(coverage?.unplanned ?? 0) })}
            />
          )
      },
      {
        id: 'size',
        title: t('issuing:columns.size'),
        width: 100,
        align: 'right',
        render: ({ line }) => formatCount(line?.size ?? 0)
      },
      {
        id: 'batched',
        title: t('issuing:columns.batched'),
        width: 90,
        align: 'right',
        render: ({ line }) => formatCount(line?.batched ?? 0)
      },
      {
        id: 'blanks',
        title: t('issuing:columns.blanks'),
        width: 90,
        align: 'right',
        render: ({ blanks }) => formatCount(blanks)
      },
      figure('wished'),
      figure('holds'),
      figure('fits'),
      figure('refused')
    ]
  }, [t])
}
