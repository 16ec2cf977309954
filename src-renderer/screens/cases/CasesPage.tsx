import { Group, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { type CaseFilter, caseKinds, caseProgress, caseViews } from '../../queries/cases.ts'
import { useCases } from '../../queries/use-cases.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { CaseDrawer } from './CaseDrawer.tsx'
import { useCaseColumns } from './use-case-columns.tsx'
import { WarningsButton } from './WarningsButton.tsx'

const layout = tableLayout('cases')

/** 预警与争议 that touch this place: what is unfinished first, narrowed by kind and by what waits for whom. */
export function CasesPage() {
  const { t } = useTranslation('cases')
  const [open, setOpen] = useAddressValue('id')
  const { filter, fields, isNarrowed, clear } = useCaseFilter()
  const isOffice = !useHasRole('centre-operator')
  const found = useCases(filter)
  const columns = useCaseColumns(found.rows?.map(({ document }) => document) ?? [])
  return (
    <PageFrame
      title={t('title')}
      secondary={isOffice ? <WarningsButton filter={filter} /> : undefined}
      filters={fields}
    >
      <DocumentTable
        label={t('table')}
        found={found}
        columns={columns}
        layout={layout}
        onOpen={setOpen}
        openId={open}
        empty={
          <EmptyList text={t('empty')} filteredText={t('emptyFiltered')} isNarrowed={isNarrowed} onClear={clear} />
        }
      />
      <CaseDrawer id={open} onClose={() => setOpen(undefined)} />
    </PageFrame>
  )
}

/** The filter row; what is asked is in the address. */
function useCaseFilter() {
  const { t } = useTranslation('cases')
  const [progressText, setProgress] = useAddressValue('state')
  const [kindText, setKind] = useAddressValue('kind')
  const [viewText, setView] = useAddressValue('view')
  const progress = caseProgress.find(one => one === progressText) ?? 'todo'
  const kind = caseKinds.find(one => one === kindText)
  const view = progress === 'todo' ? caseViews.find(one => one === viewText) : undefined
  const filter: CaseFilter = { progress, kind, view }
  const fields = (
    <Group gap={8}>
      <SegmentedControl
        aria-label={t('progress')}
        data={caseProgress.map(one => ({ value: one, label: t(one) }))}
        value={progress}
        onChange={value => setProgress(value === 'todo' ? undefined : value)}
      />
      <FilterSelect
        label={t('kind')}
        any={t('anyKind')}
        options={caseKinds.map(value => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={setKind}
        width={140}
      />
      {progress === 'todo' ? (
        <FilterSelect
          label={t('view')}
          any={t('anyView')}
          options={caseViews.map(value => ({ value, label: t(`views.${value}`) }))}
          value={view}
          onChange={setView}
          width={190}
        />
      ) : null}
    </Group>
  )
  const isFiltered = kind !== undefined || view !== undefined
  // Whoever clears what they chose stays where they work; only what a tab alone leaves out is looked for in all of them.
  const clear = () => {
    setKind(undefined, 'replace')
    setView(undefined, 'replace')
    if (!isFiltered) setProgress('all', 'replace')
  }
  return { filter, fields, clear, isNarrowed: progress !== 'all' || isFiltered }
}
