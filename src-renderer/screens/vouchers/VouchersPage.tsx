import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { levels, type Skill } from '../../../domain/fields.ts'
import { voucherStates } from '../../../domain/voucher/voucher.ts'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { skillText } from '../../locale/skill-text.ts'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useBatches } from '../../queries/plans.ts'
import { useHasRole, useIsKeptBelow } from '../../queries/use-desk-at-work.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { type LedgerFilter, useLedger, useLedgerCount } from '../../queries/vouchers.ts'
import { FiguresButton } from './FiguresButton.tsx'
import { useVoucherColumns } from './use-voucher-columns.tsx'
import { VoucherDrawer } from './VoucherDrawer.tsx'

const layout = tableLayout('vouchers')

/** The ledger of vouchers, newest first; one in detail with its life beside it. */
export function VouchersPage() {
  const { t } = useTranslation('vouchers')
  const navigate = useNavigate()
  const [open, setOpen] = useAddressValue('id')
  const filter = useLedgerFilter()
  const today = useToday()
  const found = useLedger(filter.asked, today)
  const count = useLedgerCount(filter.asked)
  const names = usePersonNames((found.rows ?? []).map(({ document }) => document.person))
  const columns = useVoucherColumns(names)
  const isKeptBelow = useIsKeptBelow('voucher')
  const isOffice = !useHasRole('centre-operator')
  const isClerk = useHasRole('county-clerk', 'county-reviewer')
  return (
    <PageFrame
      title={t('title')}
      count={isKeptBelow ? undefined : count && { total: count.settled, provisional: count.provisional }}
      {...(isClerk ? { primary: { label: t('issue'), onClick: () => void navigate('/issuing') } } : {})}
      secondary={isOffice && !isKeptBelow ? <FiguresButton /> : undefined}
      filters={filter.fields}
    >
      <DocumentTable
        label={t('table')}
        found={found}
        columns={columns}
        layout={layout}
        onOpen={setOpen}
        openId={open}
        empty={
          <EmptyList
            text={t('empty')}
            filteredText={t('emptyFiltered')}
            isNarrowed={filter.isNarrowed}
            onClear={filter.clear}
            isKeptBelow={isKeptBelow}
          />
        }
      />
      <VoucherDrawer id={open} onClose={() => setOpen(undefined)} />
    </PageFrame>
  )
}

const shownStates = [...voucherStates, 'expired', 'ending'] as const

function skillOf(text: string | undefined): Skill | undefined {
  const [occupation, levelText] = text?.split(' ') ?? []
  const level = levels.find(one => one === levelText)
  return occupation === undefined || level === undefined ? undefined : { occupation, level }
}

/** The filter row; what is asked is in the address. */
function useLedgerFilter() {
  const { t } = useTranslation(['vouchers', 'states'])
  const [code, setCode] = useAddressValue('code')
  const [stateText, setState] = useAddressValue('state')
  const [skillValue, setSkill] = useAddressValue('skill')
  const [batch, setBatch] = useAddressValue('batch')
  const batches = useBatches()
  const skill = skillOf(skillValue)
  const state = shownStates.find(one => one === stateText)
  const asked: LedgerFilter = { state, occupation: skill?.occupation, level: skill?.level, batch, code: code ?? '' }
  const skills = useMemo(() => {
    const known = new Map((batches ?? []).map(one => [`${one.occupation} ${one.level}`, one]))
    return [...known].map(([value, one]) => ({ value, label: skillText(one) }))
  }, [batches])
  const batchOptions = (batches ?? [])
    .filter(one => skill === undefined || (one.occupation === skill.occupation && one.level === skill.level))
    .map(one => ({
      value: one.id,
      label: t('vouchers:batchOption', { skill: skillText(one), until: one.validUntil })
    }))
  const fields = (
    <>
      <TextInput
        aria-label={t('vouchers:search')}
        placeholder={t('vouchers:searchHint')}
        value={code ?? ''}
        onChange={event => setCode(event.currentTarget.value, 'replace')}
        w={200}
      />
      <FilterSelect
        label={t('vouchers:filters.state')}
        any={t('vouchers:filters.anyState')}
        options={shownStates.map(value => ({
          value,
          label: value === 'ending' ? t('vouchers:filters.ending') : t(`states:voucher.${value}`)
        }))}
        value={state}
        onChange={setState}
        width={130}
      />
      <FilterSelect
        label={t('vouchers:filters.skill')}
        any={t('vouchers:filters.anySkill')}
        options={skills}
        value={skillValue}
        onChange={setSkill}
        width={220}
        isLong
      />
      <FilterSelect
        label={t('vouchers:filters.batch')}
        any={t('vouchers:filters.anyBatch')}
        options={batchOptions}
        value={batch}
        onChange={setBatch}
        width={280}
        isLong
      />
    </>
  )
  const clear = () => {
    for (const set of [setCode, setState, setSkill, setBatch]) set(undefined, 'replace')
  }
  return { asked, fields, clear, isNarrowed: [code, state, skillValue, batch].some(value => value !== undefined) }
}
