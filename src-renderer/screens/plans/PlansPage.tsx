import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { BatchDrawer } from './BatchDrawer.tsx'
import { BatchTable } from './BatchTable.tsx'
import { PlanDrawer } from './PlanDrawer.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanTable } from './PlanTable.tsx'
import { usePlanFilter } from './use-plan-filter.tsx'

const tabs = ['lines', 'batches'] as const

/** The annual plan by lines and the batches made from it: figures, states, and who does what next. */
export function PlansPage() {
  const { t } = useTranslation('plans')
  const [tabText, setTab] = useAddressValue('tab')
  const [line, setLine] = useAddressValue('id')
  const [batch, setBatch] = useAddressValue('batch')
  const [isDrafting, setDrafting] = useState(false)
  const tab = tabs.find(one => one === tabText) ?? 'lines'
  const filter = usePlanFilter(tab)
  const mayDraft = useMayAuthor('plan.draft')
  const openBatch = (id: string | undefined) => {
    setLine(undefined, 'replace')
    setBatch(id, 'replace')
  }
  return (
    <PageFrame
      title={t('title')}
      {...(mayDraft ? { primary: { label: t('newLine'), onClick: () => setDrafting(true) } } : {})}
      filters={
        <>
          <SegmentedControl
            aria-label={t('title')}
            data={tabs.map(value => ({ value, label: t(`tabs.${value}`) }))}
            value={tab}
            onChange={value => setTab(value === 'lines' ? undefined : value)}
          />
          {filter.fields}
        </>
      }
    >
      {tab === 'lines' ? (
        <PlanTable filter={filter} openId={line} onOpen={setLine} />
      ) : (
        <BatchTable filter={filter} openId={batch} onOpen={setBatch} />
      )}
      <PlanDrawer id={line} onClose={() => setLine(undefined)} onOpenBatch={openBatch} />
      <BatchDrawer id={batch} onClose={() => setBatch(undefined)} />
      {isDrafting ? <PlanForm onClose={() => setDrafting(false)} onDrafted={setLine} /> : null}
    </PageFrame>
  )
}
