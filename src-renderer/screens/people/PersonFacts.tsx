import { useTranslation } from 'react-i18next'
import { maskPhone } from '../../../domain/codes/phone.ts'
import { countyByCode } from '../../../domain/codes/regions.ts'
import type { Person } from '../../../domain/person/person.ts'
import { ageOn } from '../../../domain/time/business-date.ts'
import { Facts } from '../../components/page/Facts.tsx'
import { notifyRefused } from '../../components/page/notify.ts'
import { Masked } from '../../components/person/Masked.tsx'
import { failureText } from '../../locale/refusal-text.ts'
import { type Disclose, type PersonName, useDisclose } from '../../queries/use-person.ts'

export type PersonFactsProps = {
  readonly person: Person
  /** Null: this desk may not open it. */
  readonly identity: PersonName | null | undefined
  /** Empty: none recorded; null: this desk may not open it. */
  readonly phone: string | null | undefined
  readonly today: string
}

/** What is known of a worker; numbers masked until somebody says why they are needed. */
export function PersonFacts({ person, identity, phone, today }: PersonFactsProps) {
  const { t } = useTranslation(['fields', 'people', 'components'])
  const sealed = t('components:person.sealed')
  const disclose = useDisclose(person.id)
  const facts = [
    {
      label: t('fields:idNumber'),
      value: identity ? (
        <Masked
          masked={identity.masked}
          onReveal={async reason => fieldOf(await disclose('identity', reason), 'idNumber')}
        />
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
    { label: t('fields:phone'), value: <PhoneValue phone={phone} disclose={disclose} /> },
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

function PhoneValue({ phone, disclose }: Pick<PersonFactsProps, 'phone'> & { readonly disclose: Disclose }) {
  const { t } = useTranslation(['people', 'components'])
  if (phone === undefined) return null
  if (phone === null) return t('components:person.sealed')
  if (phone === '') return t('people:noPhone')
  return (
    <Masked masked={maskPhone(phone)} onReveal={async reason => fieldOf(await disclose('contact', reason), 'phone')} />
  )
}

/** One field of what main disclosed; why it would not is said at once. */
function fieldOf(answer: Awaited<ReturnType<Disclose>>, field: string): string | undefined {
  if (answer.ok) return answer.value?.[field]
  notifyRefused({ title: failureText(answer.failure) })
  return undefined
}
