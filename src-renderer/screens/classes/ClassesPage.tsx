import { Button, Chip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClassState, classStates, type TrainingClass } from '../../../domain/training/class.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import type { Column } from '../../components/table/column.ts'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { skillText } from '../../locale/skill-text.ts'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useClasses } from '../../queries/classes.ts'
import { useHasRole, useIsKeptBelow } from '../../queries/use-desk-at-work.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { useToday } from '../../queries/use-today.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { ApproveDialog } from './ApproveDialog.tsx'
import { ClassDrawer } from './ClassDrawer.tsx'
import { NewClassDialog } from './NewClassDialog.tsx'
import { TeachersDialog } from './TeachersDialog.tsx'

type Row = PageRow<'trainingClass'>

const isState = (text: string | undefined): text is ClassState => classStates.some(state => state === text)

/** 班级: a centre's own, or all of a county, with what is to be done next. */
export function ClassesPage() {
  const { t } = useTranslation(['classes', 'states', 'components'])
  const [stateText, setState] = useAddressValue('state')
  const [openId, setOpen] = useAddressValue('id')
  const [isNew, setNew] = useState(false)
  const [isTeaching, setTeaching] = useState(false)
  const [selected, setSelected] = useState<ReadonlyMap<string, TrainingClass>>(new Map())
  const [isApproving, setApproving] = useState(false)
  const isKeptBelow = useIsKeptBelow('trainingClass')
  const isCentre = useHasRole('centre-operator')
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const state = isState(stateText) ? stateText : undefined
  const [overText, setOver] = useAddressValue('over')
  const today = useToday()
  const isOver = state === 'running' && overText !== undefined
  const { rows, fetching, page } = useClasses(state, isOver ? today : undefined)
  const columns = useColumns(!isCentre)
  // What is selected stays so on other pages, which hold other rows.
  const select = (ids: ReadonlySet<string>) => {
    const here = new Map(rows?.map(({ document }) => [document.id, document]))
    const known = [...ids].flatMap(id => selected.get(id) ?? here.get(id) ?? [])
    setSelected(new Map(known.map(document => [document.id, document])))
  }
  const approveAction = (
    <Button size="compact-sm" onClick={() => setApproving(true)}>
      {t('bulk.approve')}
    </Button>
  )
  const selection = { ids: new Set(selected.keys()), onChange: select, actions: approveAction }
  const chosen = useMemo(() => [...selected.values()], [selected])
  const isEmptyAtAll = state === undefined && isCentre
  return (
    <PageFrame
      title={t('title')}
      primary={isCentre ? { label: t('new'), icon: <IconPlus size={16} />, onClick: () => setNew(true) } : undefined}
      secondary={
        isCentre ? (
          <Button variant="default" onClick={() => setTeaching(true)}>
            {t('teachers.title')}
          </Button>
        ) : undefined
      }
      filters={
        <>
          <FilterSelect
            label={t('stateFilter')}
            any={t('allStates')}
            options={classStates.map(value => ({ value, label: t(`states:trainingClass.${value}`) }))}
            value={state}
            onChange={value => setState(value, 'replace')}
            width={150}
          />
          {state === 'running' ? (
            <Chip checked={isOver} onChange={wanted => setOver(wanted ? '1' : undefined, 'replace')} radius={4}>
              {t('over')}
            </Chip>
          ) : null}
        </>
      }
    >
      <DocumentTable<Row>
        label={t('title')}
        found={{ rows, fetching, page }}
        columns={columns}
        layout={tableLayout('classes')}
        empty={
          <EmptyState
            text={t(isKeptBelow ? 'components:keptBelow' : state === undefined ? 'empty' : 'emptyHere')}
            action={isEmptyAtAll ? { label: t('new'), onClick: () => setNew(true) } : undefined}
          />
        }
        onOpen={setOpen}
        openId={openId}
        selection={isCounty ? selection : undefined}
      />
      <ClassDrawer id={openId} onClose={() => setOpen(undefined)} />
      {isCentre ? <NewClassDialog opened={isNew} onClose={() => setNew(false)} onSaved={setOpen} /> : null}
      {isTeaching ? <TeachersDialog onClose={() => setTeaching(false)} /> : null}
      <ApproveDialog
        classes={isApproving ? chosen : noClasses}
        onClose={isDone => {
          setApproving(false)
          if (isDone) setSelected(new Map())
        }}
      />
    </PageFrame>
  )
}

const noClasses: readonly TrainingClass[] = []

function useColumns(showsCentre: boolean): readonly Column<Row>[] {
  const { t } = useTranslation('classes')
  const centres = useOrganisations()
  return useMemo(() => {
    const seats = ({ seatsTaken, capacity }: TrainingClass) => t('seats', { taken: seatsTaken, capacity })
    const columns: readonly Column<Row>[] = [
      { id: 'name', title: t('columns.name'), render: ({ document }) => document.name, hideable: false },
      { id: 'skill', title: t('columns.skill'), render: ({ document }) => skillText(document), width: 210 },
      {
        id: 'dates',
        title: t('columns.dates'),
        render: ({ document }) => `${document.from} – ${document.to}`,
        width: 200
      },
      { id: 'seats', title: t('columns.seats'), render: ({ document }) => seats(document), width: 90, align: 'right' },
      {
        id: 'sessions',
        title: t('columns.sessions'),
        render: ({ document }) => document.sessions.length,
        width: 70,
        align: 'right'
      },
      {
        id: 'centre',
        title: t('columns.centre'),
        render: ({ document }) => centres?.get(document.centre)?.name ?? document.centre,
        width: 200
      },
      {
        id: 'state',
        title: t('columns.state'),
        render: ({ document, provisional }) => (
          <StateBadge of="trainingClass" state={document.state} provisional={provisional} />
        ),
        width: 120
      }
    ]
    return showsCentre ? columns : columns.filter(({ id }) => id !== 'centre')
  }, [t, centres, showsCentre])
}
