import { useTranslation } from 'react-i18next'
import { countyByCode } from '../../../domain/codes/regions.ts'
import type { Person } from '../../../domain/person/person.ts'
import { ageOn } from '../../../domain/time/business-date.ts'
import { Facts } from '../../components/page/Facts.tsx'
import { Masked } from '../../components/person/Masked.tsx'
import { NotYet } from '../../components/person/NotYet.tsx'
import type { PersonName } from '../../queries/use-person.ts'
import { useWholePart, type WholePart } from './use-whole-part.ts'

export type PersonFactsProps = {
  readonly person: Person
  /** Null: this desk may not open it. */
  readonly identity: PersonName | null | undefined
  /** Masked. Empty: none recorded; null: this desk may not open it. */
  readonly phone: string | null | undefined
  readonly today: string
}

/** What is known of a worker; numbers masked until somebody says why they are needed. */
export function PersonFacts({ person, identity, phone, today }: PersonFactsProps) {
  const { t } = useTranslation(['fields', 'people', 'components'])
  const sealed = person.erased ? t('components:person.erased') : t('components:person.sealed')
  const whole = useWholePart(person.id)
  const facts = [
    {
      label: t('fields:idNumber'),
      value:
        identity && !person.erased ? (
          <Masked
            masked={identity.masked}
            onReveal={async reason => (await whole('identity', { purpose: 'show', reason }))?.idNumber}
          />
        ) : identity === undefined ? (
          <NotYet />
        ) : (
          sealed
        )
    },
    { label: t('fields:sex'), value: t(`fields:sexes.${person.sex}`) },
    {
      label: t('fields:birth'),
      value: (
        <span className="tabular">{`${person.birth} · ${t('people:years', { n: ageOn(person.birth, today) })}`}</span>
      )
    },
    { label: t('fields:phone'), value: person.erased ? sealed : <PhoneValue phone={phone} whole={whole} /> },
    { label: t('fields:education'), value: t(`fields:educations.${person.education}`) },
    { label: t('fields:category'), value: t(`fields:categories.${person.category}`) },
    { label: t('fields:employment'), value: t(`fields:employments.${person.employment}`) },
    {
      label: t('people:registeredIn'),
      value: person.counties.map(code => countyByCode(code)?.name ?? code).join(t('components:verdict.and'))
    }
  ]
  return <Facts facts={facts} />
}

function PhoneValue({ phone, whole }: Pick<PersonFactsProps, 'phone'> & { readonly whole: WholePart }) {
  const { t } = useTranslation(['people', 'components'])
  if (phone === undefined) return <NotYet />
  if (phone === null) return t('components:person.sealed')
  if (phone === '') return t('people:noPhone')
  return (
    <Masked masked={phone} onReveal={async reason => (await whole('contact', { purpose: 'show', reason }))?.phone} />
  )
}
