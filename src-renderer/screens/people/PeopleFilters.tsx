import { Button, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { categories } from '../../../domain/fields.ts'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { formatCount } from '../../locale/format.ts'
import { useAddressValue } from '../../platform/address.ts'
import type { PeopleFilter } from '../../queries/people-list.ts'
import { useReplicaState } from '../../queries/replica-context.ts'

const yesNo = (value: string | undefined): boolean | undefined =>
  value === 'yes' ? true : value === 'no' ? false : undefined

/** Filters in the address; what is searched for is personal and never goes there. */
export function usePeopleFilter(): {
  readonly filter: PeopleFilter
  readonly isFiltered: boolean
  readonly clear: () => void
} {
  const [category, setCategory] = useAddressValue('category')
  const [intention, setIntention] = useAddressValue('intention')
  const [voucher, setVoucher] = useAddressValue('voucher')
  const filter = {
    category: categories.find(one => one === category),
    hasIntention: yesNo(intention),
    hasVoucher: yesNo(voucher)
  }
  return {
    filter,
    isFiltered: Object.values(filter).some(value => value !== undefined),
    clear: () => {
      setCategory(undefined, 'replace')
      setIntention(undefined, 'replace')
      setVoucher(undefined, 'replace')
    }
  }
}

export type PeopleFiltersProps = {
  readonly text: string
  readonly onText: (text: string) => void
}

export function PeopleFilters({ text, onText }: PeopleFiltersProps) {
  const { t } = useTranslation(['people', 'fields', 'components'])
  const [category, setCategory] = useAddressValue('category')
  const [intention, setIntention] = useAddressValue('intention')
  const [voucher, setVoucher] = useAddressValue('voucher')
  const { search } = useReplicaState()
  const { isFiltered, clear } = usePeopleFilter()
  return (
    <>
      <TextInput
        aria-label={t('people:search')}
        placeholder={t('people:searchHint')}
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={event => onText(event.currentTarget.value)}
        w={360}
        autoComplete="off"
        spellCheck={false}
      />
      <FilterSelect
        label={t('people:filters.category')}
        any={t('people:filters.anyCategory')}
        options={categories.map(value => ({ value, label: t(`fields:categories.${value}`) }))}
        value={category}
        onChange={value => setCategory(value, 'replace')}
        width={170}
      />
      <FilterSelect
        label={t('people:filters.intention')}
        any={t('people:filters.anyIntention')}
        options={[
          { value: 'yes', label: t('people:filters.withIntention') },
          { value: 'no', label: t('people:filters.withoutIntention') }
        ]}
        value={intention}
        onChange={value => setIntention(value, 'replace')}
        width={150}
      />
      <FilterSelect
        label={t('people:filters.voucher')}
        any={t('people:filters.anyVoucher')}
        options={[
          { value: 'yes', label: t('people:filters.withVoucher') },
          { value: 'no', label: t('people:filters.withoutVoucher') }
        ]}
        value={voucher}
        onChange={value => setVoucher(value, 'replace')}
        width={150}
      />
      {isFiltered || text !== '' ? (
        <Button
          variant="subtle"
          onClick={() => {
            clear()
            onText('')
          }}
        >
          {t('components:table.clearFilters')}
        </Button>
      ) : null}
      {search.done || text === '' ? null : (
        <Text c="dimmed" fz="sm" role="status">
          {t('people:indexing', { n: formatCount(search.persons) })}
        </Text>
      )}
    </>
  )
}
