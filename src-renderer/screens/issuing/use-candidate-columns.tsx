import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ageOn } from '../../../domain/time/business-date.ts'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import type { Candidate, Fit } from '../../queries/plans-match.ts'
import type { PersonName } from '../../queries/use-person.ts'

/** Columns of those who want a skill; the reasons where they do not fit. */
export function useCandidateColumns(
  fit: Fit,
  names: ReadonlyMap<string, PersonName | null>,
  today: string
): readonly Column<Candidate>[] {
  const { t } = useTranslation(['issuing', 'fields'])
  return useMemo(() => {
    const columns: readonly Column<Candidate>[] = [
      {
        id: 'person',
        title: t('issuing:columns.person'),
        width: 300,
        hideable: false,
        render: ({ person, sample }) => <PersonCell who={names.get(person)} sample={sample} />
      },
      {
        id: 'wishedOn',
        title: t('issuing:columns.wishedOn'),
        width: 110,
        render: ({ wishedOn }) => wishedOn
      },
      {
        id: 'category',
        title: t('issuing:columns.category'),
        width: 140,
        render: ({ category }) => t(`fields:categories.${category}`)
      },
      { id: 'sex', title: t('fields:sex'), width: 60, render: ({ sex }) => t(`fields:sexes.${sex}`) },
      {
        id: 'age',
        title: t('issuing:columns.age'),
        width: 60,
        align: 'right',
        render: ({ birth }) => ageOn(birth, today)
      }
    ]
    if (fit !== 'refused') return columns
    const reason: Column<Candidate> = {
      id: 'reason',
      title: t('issuing:columns.reason'),
      hideable: false,
      render: ({ refusals }) => refusals.map(refusal => rejectionText(refusal).reason).join(t('issuing:and'))
    }
    return [...columns, reason]
  }, [fit, names, today, t])
}
