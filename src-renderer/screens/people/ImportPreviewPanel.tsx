import { Button, Group, ScrollArea, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../commands/people-import-job.ts'
import type { ImportDefaults } from '../../commands/people-import-units.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { columnLetter } from '../../import/bad-rows-table.ts'
import { workerFields } from '../../import/workers-columns.ts'
import { formatCount } from '../../locale/format.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useListExport } from '../exports/use-list-export.tsx'
import { problemsOf, problemTable } from './import-problems.ts'
import classes from './people.module.css'
import { AnswerFields } from './WorkerFields.tsx'

/** More lines than anybody reads on screen; the file has them all. */
const SHOWN = 200

export type ImportPreviewPanelProps = {
  readonly preview: ImportPreview
  readonly defaults: ImportDefaults
  readonly onDefaults: (defaults: ImportDefaults) => void
  readonly onWrite: () => void
  readonly onChoose: () => void
}

/** The dry run: how the file was understood, what would be done, every row that stands in the way. */
export function ImportPreviewPanel(props: ImportPreviewPanelProps) {
  const { preview, defaults, onDefaults, onWrite, onChoose } = props
  const { t } = useTranslation('imports')
  const { fates, counts } = preview
  const problems = counts.bad + fates['other-name'] + preview.refused.length
  const figures = [
    [t('figures.fresh'), fates.fresh],
    [t('figures.intentions'), fates.intention],
    [t('figures.unchanged'), fates.unchanged],
    [t('figures.duplicates'), counts.duplicates],
    [t('figures.problems'), problems]
  ] as const
  const label =
    fates.fresh > 0
      ? t('start', { n: formatCount(fates.fresh) })
      : fates.intention > 0
        ? t('startIntentions', { n: formatCount(fates.intention) })
        : t('nothing')
  return (
    <>
      <Panel
        title={t('source', { name: preview.name, rows: formatCount(counts.rows) })}
        actions={
          <>
            <Button variant="default" onClick={onChoose}>
              {t('chooseAgain')}
            </Button>
            <Button onClick={onWrite} disabled={fates.fresh + fates.intention === 0} data-autofocus>
              {label}
            </Button>
          </>
        }
      >
        <SourceLine preview={preview} />
        <div className={classes.figures}>
          {figures.map(([name, n]) => (
            <div key={name} className={classes.figure}>
              <span className={classes.figureCount}>{formatCount(n)}</span>
              <span>{name}</span>
            </div>
          ))}
        </div>
        {counts.regionUnknown > 0 ? (
          <Text c="dimmed" fz="sm" mt={6}>
            {t('regionUnknown', { n: formatCount(counts.regionUnknown) })}
          </Text>
        ) : null}
      </Panel>
      <ProblemsPanel preview={preview} />
      <Panel title={t('columns')}>
        <dl className={classes.columns}>
          {workerFields.map(field => {
            const column = preview.columns[field]
            return (
              <div key={field}>
                <dt>{t(`fields.${field}`)}</dt>
                <dd>{column === undefined ? t('columnMissing') : t('columnOf', { column: columnLetter(column) })}</dd>
              </div>
            )
          })}
        </dl>
      </Panel>
      <Panel title={t('defaults')}>
        <Text c="dimmed" fz="sm" mb={8}>
          {t('defaultsHint')}
        </Text>
        <div className={classes.defaults}>
          <AnswerFields form={defaults} onChange={onDefaults} />
        </div>
      </Panel>
    </>
  )
}

function SourceLine({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('imports')
  const { source } = preview
  const parts = [
    source.name === '' ? '' : t('sourceSheet', { name: source.name }),
    source.otherSheets.length === 0 ? '' : t('sourceOthers', { names: source.otherSheets.join(' ') }),
    source.encoding === undefined ? '' : t('sourceEncoding', { encoding: source.encoding.toUpperCase() })
  ].filter(part => part !== '')
  if (parts.length === 0) return null
  return (
    <Text c="dimmed" fz="sm" mb={8}>
      {parts.join(' · ')}
    </Text>
  )
}

function ProblemsPanel({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('imports')
  const table = useMemo(() => problemTable(preview, t), [preview, t])
  const problems = useMemo(() => problemsOf(table), [table])
  const { organisation } = useDeskAtWork()
  const exporting = useListExport()
  const save = () =>
    exporting.save({
      name: t('problemFile', { name: preview.name.replace(/\.[^.]*$/, '') }),
      table,
      subject: organisation.id,
      done: name => ({ title: t('exported'), text: name })
    })
  if (problems.length === 0) {
    return (
      <Panel title={t('problems')}>
        <Text c="dimmed">{t('noProblems')}</Text>
      </Panel>
    )
  }
  return (
    <Panel
      title={t('problems')}
      actions={
        <Button variant="default" onClick={() => void save()}>
          {t('exportProblems')}
        </Button>
      }
    >
      <ScrollArea.Autosize mah={236} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table stickyHeader aria-label={t('problems')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={64}>{t('problemColumns.row')}</Table.Th>
              <Table.Th w={56}>{t('problemColumns.column')}</Table.Th>
              <Table.Th w={150}>{t('problemColumns.field')}</Table.Th>
              <Table.Th>{t('problemColumns.reason')}</Table.Th>
              <Table.Th w={210}>{t('problemColumns.value')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {problems.slice(0, SHOWN).map(problem => (
              <Table.Tr key={problem.id}>
                <Table.Td className="tabular">{problem.row}</Table.Td>
                <Table.Td>{problem.column}</Table.Td>
                <Table.Td>{problem.field}</Table.Td>
                <Table.Td>{problem.reason}</Table.Td>
                <Table.Td className="tabular">{problem.value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {problems.length > SHOWN ? (
        <Group mt={6}>
          <Text c="dimmed" fz="sm">
            {t('more', { n: formatCount(problems.length - SHOWN) })}
          </Text>
        </Group>
      ) : null}
      {exporting.dialog}
    </Panel>
  )
}
