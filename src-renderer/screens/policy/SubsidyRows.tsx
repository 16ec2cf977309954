import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { levels } from '../../../domain/fields.ts'
import type { Rules } from '../../../domain/policy/policy.ts'
import { occupationName } from '../../locale/skill-text.ts'
import { fenOf } from '../plans/plan-values.ts'
import { type PolicyForm, withNumber, withoutTyped } from './policy-form.ts'
import { RowList } from './RowList.tsx'
import type { PolicyDraft } from './use-policy-draft.ts'

interface DraftProps {
  readonly draft: PolicyDraft
}
type List = 'training.hoursMin' | 'subsidy.rates' | 'subsidy.scarcity'
type Rows = {
  'training.hoursMin': Rules['training']['hoursMin'][number]
  'subsidy.rates': Rules['subsidy']['rates'][number]
  'subsidy.scarcity': Rules['subsidy']['scarcity'][number]
}

/** The rules with other rows of one list. */
function withRows<L extends List>(rules: Rules, list: L, rows: readonly Rows[L][]): Rules {
  const [part = '', name = ''] = list.split('.')
  return { ...rules, [part]: { ...rules[part as 'subsidy'], [name]: [...rows] } }
}

/** Adding, changing and taking away rows of one list of the draft. */
function rowsOf<L extends List>({ change }: PolicyDraft, list: L, read: (rules: Rules) => readonly Rows[L][]) {
  const put = (form: PolicyForm, rows: readonly Rows[L][]): PolicyForm => ({
    ...form,
    rules: withRows(form.rules, list, rows)
  })
  return {
    add: (row: Rows[L]) => change(form => withoutTyped(put(form, [row, ...read(form.rules)]), list)),
    remove: (at: number) =>
      change(form =>
        withoutTyped(
          put(
            form,
            read(form.rules).filter((_, place) => place !== at)
          ),
          list
        )
      ),
    set: (at: number, part: Partial<Rows[L]>) =>
      change(form =>
        put(
          form,
          read(form.rules).map((row, place) => (place === at ? { ...row, ...part } : row))
        )
      )
  }
}

interface NumberCellProps extends DraftProps {
  readonly name: string
  readonly path: string
  readonly value: number
  readonly write: (rules: Rules, value: number) => Rules
  readonly isMoney?: boolean
}

function NumberCell({ draft, name, path, value, write, isMoney = false }: NumberCellProps) {
  const { t } = useTranslation('policy')
  const shown = draft.form.typed[path] ?? (isMoney ? value / 100 : value)
  return (
    <NumberInput
      aria-label={name}
      value={shown}
      onChange={next =>
        draft.change(form => withNumber(form, path, isMoney && next !== '' ? fenOf(next) : next, write))
      }
      error={draft.faults.has(path) ? t('form.need') : undefined}
      allowNegative={false}
      allowDecimal={isMoney}
      decimalScale={2}
      thousandSeparator=","
      hideControls
    />
  )
}

interface OccupationCellProps {
  readonly name: string
  readonly value: string
  /** With the one that stands for every other occupation. */
  readonly any?: string
  readonly onChange: (code: string) => void
}

/** Mantine takes no empty value for a choice. */
const ANY = '*'

function OccupationCell({ name, value, any, onChange }: OccupationCellProps) {
  const listed = shippedOccupations.all.map(({ code, name: label }) => ({ value: code, label }))
  const isListed = value === '' || shippedOccupations.byCode(value) !== undefined
  const data = [
    ...(any === undefined ? [] : [{ value: ANY, label: any }]),
    ...(isListed ? [] : [{ value, label: occupationName(value) }]),
    ...listed
  ]
  return (
    <Select
      aria-label={name}
      data={data}
      value={value === '' ? ANY : value}
      onChange={next => onChange(next === null || next === ANY ? '' : next)}
      allowDeselect={false}
      searchable
      limit={50}
    />
  )
}

function LevelCell({
  name,
  value,
  onChange
}: {
  name: string
  value: Rows['subsidy.rates']['level']
  onChange: (level: Rows['subsidy.rates']['level']) => void
}) {
  const { t } = useTranslation('fields')
  return (
    <Select
      aria-label={name}
      data={levels.map(level => ({ value: level, label: t(`levels.${level}`) }))}
      value={value}
      onChange={next => onChange(levels.find(level => level === next) ?? value)}
      allowDeselect={false}
    />
  )
}

const firstOccupation = shippedOccupations.all[0]?.code ?? ''

/** 补贴标准: yuan on screen, fen in the rules. */
export function RateRows({ draft }: DraftProps) {
  const { t } = useTranslation('policy')
  const rows = rowsOf(draft, 'subsidy.rates', rules => rules.subsidy.rates)
  return (
    <RowList
      title={t('rules.subsidy.rates')}
      hint={t('form.rateHint')}
      error={draft.faults.has('subsidy.rates') ? t('form.twice') : undefined}
      rows={draft.form.rules.subsidy.rates}
      onAdd={() => rows.add({ occupation: firstOccupation, level: '5', amountFen: 0 })}
      onRemove={rows.remove}
      columns={[
        {
          title: t('form.occupation'),
          cell: ({ occupation }, at, name) => (
            <OccupationCell
              name={name}
              value={occupation}
              any={t('anyOccupation')}
              onChange={next => rows.set(at, { occupation: next })}
            />
          )
        },
        {
          title: t('form.level'),
          width: '16rem',
          cell: ({ level }, at, name) => (
            <LevelCell name={name} value={level} onChange={next => rows.set(at, { level: next })} />
          )
        },
        {
          title: t('form.amount'),
          width: '12rem',
          cell: ({ amountFen }, at, name) => (
            <NumberCell
              draft={draft}
              name={name}
              path={`subsidy.rates.${at}.amountFen`}
              value={amountFen}
              write={(rules, fen) => withRows(rules, 'subsidy.rates', withFen(rules.subsidy.rates, at, fen))}
              isMoney
            />
          )
        }
      ]}
    />
  )
}

const withFen = (rows: readonly Rows['subsidy.rates'][], at: number, amountFen: number) =>
  rows.map((row, place) => (place === at ? { ...row, amountFen } : row))

/** 紧缺工种系数. */
export function ScarcityRows({ draft }: DraftProps) {
  const { t } = useTranslation('policy')
  const rows = rowsOf(draft, 'subsidy.scarcity', rules => rules.subsidy.scarcity)
  return (
    <RowList
      title={t('rules.subsidy.scarcity')}
      error={draft.faults.has('subsidy.scarcity') ? t('form.twice') : undefined}
      rows={draft.form.rules.subsidy.scarcity}
      onAdd={() => rows.add({ occupation: firstOccupation, percent: 120 })}
      onRemove={rows.remove}
      columns={[
        {
          title: t('form.occupation'),
          cell: ({ occupation }, at, name) => (
            <OccupationCell name={name} value={occupation} onChange={next => rows.set(at, { occupation: next })} />
          )
        },
        {
          title: t('form.percent'),
          width: '12rem',
          cell: ({ percent }, at, name) => (
            <NumberCell
              draft={draft}
              name={name}
              path={`subsidy.scarcity.${at}.percent`}
              value={percent}
              write={(rules, value) =>
                withRows(
                  rules,
                  'subsidy.scarcity',
                  rules.subsidy.scarcity.map((row, place) => (place === at ? { ...row, percent: value } : row))
                )
              }
            />
          )
        }
      ]}
    />
  )
}

/** 最低学时 by level. */
export function HoursRows({ draft }: DraftProps) {
  const { t } = useTranslation('policy')
  const rows = rowsOf(draft, 'training.hoursMin', rules => rules.training.hoursMin)
  const free = levels.find(level => !draft.form.rules.training.hoursMin.some(row => row.level === level)) ?? '5'
  return (
    <RowList
      title={t('rules.training.hoursMin')}
      error={draft.faults.has('training.hoursMin') ? t('form.twice') : undefined}
      rows={draft.form.rules.training.hoursMin}
      onAdd={() => rows.add({ level: free, hours: 40 })}
      onRemove={rows.remove}
      columns={[
        {
          title: t('form.level'),
          cell: ({ level }, at, name) => (
            <LevelCell name={name} value={level} onChange={next => rows.set(at, { level: next })} />
          )
        },
        {
          title: t('form.hours'),
          width: '12rem',
          cell: ({ hours }, at, name) => (
            <NumberCell
              draft={draft}
              name={name}
              path={`training.hoursMin.${at}.hours`}
              value={hours}
              write={(rules, value) =>
                withRows(
                  rules,
                  'training.hoursMin',
                  rules.training.hoursMin.map((row, place) => (place === at ? { ...row, hours: value } : row))
                )
              }
            />
          )
        }
      ]}
    />
  )
}
