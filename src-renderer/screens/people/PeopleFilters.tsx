import { Button, Select, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { categories } from '../../../domain/fields.ts'
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
  const { t } = useTranslation(['people', 'fields'])
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
      <Select
        aria-label={t('people:filters.category')}
        placeholder={t('people:filters.anyCategory')}
        data={categories.map(value => ({ value, label: t(`fields:categories.${value}`) }))}
        value={category ?? null}
        onChange={value => setCategory(value ?? undefined, 'replace')}
        clearable
        w={170}
      />
      <Select
        aria-label={t('people:filters.intention')}
        placeholder={t('people:filters.anyIntention')}
        data={[
          { value: 'yes', label: t('people:filters.withIntention') },
          { value: 'no', label: t('people:filters.withoutIntention') }
        ]}
        value={intention ?? null}
        onChange={value => setIntention(value ?? undefined, 'replace')}
        clearable
        w={150}
      />
      <Select
        aria-label={t('people:filters.voucher')}
        placeholder={t('people:filters.anyVoucher')}
        data={[
          { value: 'yes', label: t('people:filters.withVoucher') },
          { value: 'no', label: t('people:filters.withoutVoucher') }
        ]}
        value={voucher ?? null}
        onChange={value => setVoucher(value ?? undefined, 'replace')}
        clearable
        w={150}
      />
      {isFiltered || text !== '' ? (
        <Button
          variant="subtle"
          onClick={() => {
            clear()
            onText('')
          }}
        >
          {t('people:clearFilters')}
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
