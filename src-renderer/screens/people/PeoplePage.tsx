import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useNow } from '../../platform/use-now.ts'
import { usePeople } from '../../queries/people-list.ts'
import { useCount } from '../../queries/use-count.ts'
import { useHasRole, useIsKeptBelow } from '../../queries/use-desk-at-work.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { PeopleFilters, usePeopleFilter } from './PeopleFilters.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import { peopleColumns } from './people-columns.tsx'
import { RegisterForm } from './RegisterForm.tsx'

const layout = tableLayout('people')

/** 劳动者: the workers in sight of this desk, newest first. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'fields', 'components', 'shell'])
  const navigate = useNavigate()
  const [open, setOpen] = useAddressValue('id')
  const [form, setForm] = useAddressValue('form')
  const [text, setText] = useState('')
  const { filter, isFiltered, clear } = usePeopleFilter()
  const { rows, fetching, page } = usePeople(filter, text)
  const names = usePersonNames((rows ?? []).map(({ document }) => document.id))
  const counted = useCount({ collection: 'person' })
  const isKeptBelow = useIsKeptBelow('person')
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const now = useNow()
  const isNarrowed = isFiltered || text.trim() !== ''
  const count = isKeptBelow ? undefined : counted && { total: counted.settled, provisional: counted.provisional }
  const reset = () => {
    clear()
    setText('')
  }
  return (
    <PageFrame
      title={t('shell:nav.people')}
      count={count}
      primary={
        isCounty
          ? { label: t('people:register'), icon: <IconUserPlus size={16} />, onClick: () => setForm('register') }
          : undefined
      }
      secondary={
        isCounty ? (
          <Button variant="default" onClick={() => void navigate('/people/import')}>
            {t('people:importList')}
          </Button>
        ) : undefined
      }
      filters={<PeopleFilters text={text} onText={setText} />}
    >
      <DocumentTable
        label={t('people:list')}
        found={{
          rows,
          fetching,
          page: isNarrowed || !count ? page : { ...page, total: count.total + count.provisional }
        }}
        columns={peopleColumns(t, names, now)}
        layout={layout}
        empty={
          <EmptyList
            text={t('people:empty')}
            filteredText={t('people:emptyFiltered')}
            isNarrowed={isNarrowed}
            onClear={reset}
            isKeptBelow={isKeptBelow}
          />
        }
        onOpen={setOpen}
        openId={open}
      />
      <PersonDrawer id={open} onClose={() => setOpen(undefined)} onOpen={setOpen} />
      {isCounty && form === 'register' ? (
        <RegisterForm
          onClose={() => setForm(undefined, 'replace')}
          onOpen={person => void navigate(`/people?id=${person}`, { replace: true })}
        />
      ) : null}
    </PageFrame>
  )
}
