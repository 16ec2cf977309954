import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useNow } from '../../platform/use-now.ts'
import { usePeople } from '../../queries/people-list.ts'
import { useCount } from '../../queries/use-count.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { PeopleFilters, usePeopleFilter } from './PeopleFilters.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import { peopleColumns } from './people-columns.tsx'
import { RegisterForm } from './RegisterForm.tsx'

const layout = tableLayout('people')

/** 劳动者: the workers in sight of this desk, newest first. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'fields', 'shell'])
  const navigate = useNavigate()
  const [open, setOpen] = useAddressValue('id')
  const [form, setForm] = useAddressValue('form')
  const [text, setText] = useState('')
  const { filter, isFiltered, clear } = usePeopleFilter()
  const { rows, fetching, page } = usePeople(filter, text)
  const names = usePersonNames((rows ?? []).map(({ document }) => document.id))
  const counted = useCount({ collection: 'person' })
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const now = useNow()
  const isNarrowed = isFiltered || text.trim() !== ''
  const count = counted && { total: counted.settled, provisional: counted.provisional }
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
      <DataTable
        label={t('people:list')}
        records={rows}
        rowId={({ document }) => document.id}
        columns={peopleColumns(t, names, now)}
        page={isNarrowed || !counted ? page : { ...page, total: counted.settled + counted.provisional }}
        fetching={fetching}
        layout={layout}
        empty={
          isNarrowed ? (
            <EmptyState text={t('people:emptyFiltered')} action={{ label: t('people:clearFilters'), onClick: reset }} />
          ) : (
            <EmptyState text={t('people:empty')} />
          )
        }
        onOpen={({ document }) => setOpen(document.id)}
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
