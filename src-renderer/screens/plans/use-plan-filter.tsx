import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { counties, regionName } from '../../../domain/codes/regions.ts'
import { batchStates } from '../../../domain/plan/batch.ts'
import { planStates } from '../../../domain/plan/plan.ts'
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
      <Select
        aria-label={t('plans:filters.state')}
        placeholder={t('plans:filters.anyState')}
        data={states}
        value={states.some(({ value }) => value === stateText) ? (stateText ?? null) : null}
        onChange={value => setState(value ?? undefined)}
        w={130}
        clearable
      />
      <Select
        aria-label={t('plans:filters.skill')}
        placeholder={t('plans:filters.anySkill')}
        data={shippedOccupations.all.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        value={occupation ?? null}
        onChange={value => setOccupation(value ?? undefined)}
        w={220}
        clearable
        searchable
        limit={50}
      />
      {tab === 'lines' ? (
        <Select
          aria-label={t('plans:filters.year')}
          placeholder={t('plans:filters.anyYear')}
          data={Array.from({ length: YEARS }, (_, back) => `${thisYear + 1 - back}`)}
          value={yearText ?? null}
          onChange={value => setYear(value ?? undefined)}
          w={110}
          clearable
        />
      ) : null}
      {places.length === 0 ? null : (
        <Select
          aria-label={t('plans:filters.county')}
          placeholder={t('plans:filters.anyCounty')}
          data={[...places]}
          value={county ?? null}
          onChange={value => setCounty(value ?? undefined)}
          w={180}
          clearable
          searchable
          limit={150}
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
