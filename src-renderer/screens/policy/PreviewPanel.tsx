import { Button, Group, ScrollArea, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rules } from '../../../domain/policy/policy.ts'
import { decisionKinds } from '../../../domain/policy/preview.ts'
import type { PolicyPreview } from '../../commands/policy-preview.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { formatCount, formatMoney } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useNow } from '../../platform/use-now.ts'
import { decisionText } from './decision-text.ts'
import classes from './policy.module.css'
import { saysTheSame } from './policy-form.ts'
import type { Preview } from './use-preview.ts'

const sizes = [500, 2000, 10_000] as const
/** More rows than anybody reads on screen. */
const SHOWN = 200

export interface PreviewPanelProps {
  readonly preview: Preview
  readonly before: Rules
  readonly after: Rules
  /** False while the form says what cannot be meant. */
  readonly canStart?: boolean
}

/** 试算: what other rules would have decided differently, with the reasons. Changes nothing. */
export function PreviewPanel({ preview, before, after, canStart = true }: PreviewPanelProps) {
  const { t } = useTranslation('policy')
  const [last, setLast] = useState<number>(sizes[0])
  const { state, start, cancel } = preview
  return (
    <Panel title={t('preview.title')}>
      <Stack gap={10}>
        <Text>{t('preview.hint')}</Text>
        <Text c="dimmed" fz="sm">
          {t('preview.later')}
        </Text>
        <Group gap={8}>
          <Text>{t('preview.last')}</Text>
          <Select
            aria-label={t('preview.last')}
            data={sizes.map(n => ({ value: String(n), label: t('preview.lastOf', { n: formatCount(n) }) }))}
            value={String(last)}
            onChange={value => setLast(Number(value ?? sizes[0]))}
            allowDeselect={false}
            w={140}
          />
          <Button
            variant="default"
            disabled={!canStart || state.phase === 'working'}
            onClick={() => start(before, after, last)}
          >
            {t(state.phase === 'done' ? 'preview.again' : 'preview.start')}
          </Button>
        </Group>
        {state.phase === 'working' ? <Working {...state} onCancel={cancel} /> : null}
        {state.phase === 'cancelled' ? <Text role="status">{t('preview.cancelled')}</Text> : null}
        {state.phase === 'done' && !saysTheSame(state.of, after) ? (
          <Text c="var(--tone-orange-text)" role="status">
            {t('preview.stale')}
          </Text>
        ) : null}
        {state.phase === 'done' ? <Result result={state.result} /> : null}
      </Stack>
    </Panel>
  )
}

interface WorkingProps {
  readonly done: number
  readonly total: number
  readonly startedAt: number
  readonly onCancel: () => void
}

function Working(props: WorkingProps) {
  const { t } = useTranslation('policy')
  const now = useNow(500)
  return <ProgressPanel title={t('preview.working')} now={now} {...props} />
}

function Result({ result }: { readonly result: PolicyPreview }) {
  const { t } = useTranslation('policy')
  const { figures, rows } = result
  return (
    <>
      <dl className={classes.figures}>
        {decisionKinds.map(kind => {
          const { asked, different } = figures[kind]
          const words = { asked: formatCount(asked), different: formatCount(different) }
          return (
            <div key={kind} data-different={different > 0 || undefined}>
              <dt>{t(`preview.kinds.${kind}`)}</dt>
              <dd>{asked === 0 ? t('preview.unseen') : t('preview.asked', words)}</dd>
            </div>
          )
        })}
      </dl>
      <Sums result={result} />
      {rows.length === 0 ? <Text c="dimmed">{t('preview.nothing')}</Text> : <Rows rows={rows} />}
    </>
  )
}

/** Amounts that differ, added up before and after; what has no standard comes to nothing. */
function Sums({ result }: { readonly result: PolicyPreview }) {
  const { t } = useTranslation('policy')
  const amounts = result.rows.filter(({ about }) => about === 'amount')
  if (amounts.length === 0) return null
  const sum = (side: 'before' | 'after'): string =>
    formatMoney(amounts.reduce((fen, row) => fen + (row[side].kind === 'amount' ? row[side].fen : 0), 0))
  return <Text fw={600}>{t('preview.sum', { before: sum('before'), after: sum('after') })}</Text>
}

function Rows({ rows }: Pick<PolicyPreview, 'rows'>) {
  const { t } = useTranslation('policy')
  return (
    <>
      <ScrollArea.Autosize mah={360} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table stickyHeader aria-label={t('preview.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="7rem">{t('preview.columns.about')}</Table.Th>
              <Table.Th>{t('preview.columns.name')}</Table.Th>
              <Table.Th>{t('preview.columns.skill')}</Table.Th>
              <Table.Th>{t('preview.columns.before')}</Table.Th>
              <Table.Th>{t('preview.columns.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, SHOWN).map(row => (
              <Table.Tr key={`${row.about} ${row.id}`}>
                <Table.Td>{t(`preview.kinds.${row.about}`)}</Table.Td>
                <Table.Td>{row.name}</Table.Td>
                <Table.Td>{skillText(row)}</Table.Td>
                <Table.Td>{decisionText(row.before, t)}</Table.Td>
                <Table.Td>{decisionText(row.after, t)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {rows.length > SHOWN ? (
        <Text c="dimmed" fz="sm">
          {t('preview.more', { n: formatCount(rows.length - SHOWN) })}
        </Text>
      ) : null}
    </>
  )
}
