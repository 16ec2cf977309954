import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { counties, regionName } from '../../../domain/codes/regions.ts'
import { batchStates } from '../../../domain/plan/batch.ts'
import { planStates } from '../../../domain/plan/plan.ts'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { useAddressValue } from '../../platform/address.ts'
import type { BatchFilter, PlanFilter } from '../../queries/plans.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'

export type PlanPageFilter = {
  readonly lines: PlanFilter
  readonly batches: BatchFilter
  readonly fields: ReactNode
  readonly isNarrowed: boolean
  readonly clear: () => void
}

const YEARS = 5

/** Counties that an office governs; a county has none to choose from. */
export const governedCounties = (region: string): readonly { readonly value: string; readonly label: string }[] =>
  region.length === 6
    ? []
    : counties(region.length === 4 ? region : undefined).map(({ code }) => ({ value: code, label: regionName(code) }))

/** The filter row of both tables; what is asked is in the address. */
export function usePlanFilter(tab: 'lines' | 'batches'): PlanPageFilter {
  const { t } = useTranslation(['plans', 'states'])
  const { organisation } = useDeskAtWork()
  const [stateText, setState] = useAddressValue('state')
  const [occupation, setOccupation] = useAddressValue('occupation')
  const [county, setCounty] = useAddressValue('county')
  const [yearText, setYear] = useAddressValue('year')
  const thisYear = Number(useToday().slice(0, 4))
  const year = yearText === undefined ? undefined : Number(yearText)
  const planState = planStates.find(one => one === stateText)
  const batchState = batchStates.find(one => one === stateText)
  const places = governedCounties(organisation.region)
  const states =
    tab === 'lines'
      ? planStates.map(value => ({ value, label: t(`states:plan.${value}`) }))
      : batchStates.map(value => ({ value, label: t(`states:batch.${value}`) }))
  const fields = (
    <>
      <FilterSelect
        label={t('plans:filters.state')}
        any={t('plans:filters.anyState')}
        options={states}
        value={states.some(({ value }) => value === stateText) ? stateText : undefined}
        onChange={setState}
        width={130}
      />
      <FilterSelect
        label={t('plans:filters.skill')}
        any={t('plans:filters.anySkill')}
        options={shippedOccupations.all.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        value={occupation}
        onChange={setOccupation}
        width={220}
        isLong
      />
      {tab === 'lines' ? (
        <FilterSelect
          label={t('plans:filters.year')}
          any={t('plans:filters.anyYear')}
          options={Array.from({ length: YEARS }, (_, back) => `${thisYear + 1 - back}`)}
          value={yearText}
          onChange={setYear}
          width={110}
        />
      ) : null}
      {places.length === 0 ? null : (
        <FilterSelect
          label={t('plans:filters.county')}
          any={t('plans:filters.anyCounty')}
          options={places}
          value={county}
          onChange={setCounty}
          width={180}
          isLong
        />
      )}
    </>
  )
  return {
    lines: { state: planState, occupation, county, year },
    batches: { state: batchState, occupation, county },
    fields,
    isNarrowed: [stateText, occupation, county, yearText].some(value => value !== undefined),
    clear: () => {
      for (const set of [setState, setOccupation, setCounty, setYear]) set(undefined, 'replace')
    }
  }
}
