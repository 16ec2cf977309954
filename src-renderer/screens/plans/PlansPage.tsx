import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyRefused } from '../../components/page/notify.ts'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { type PlanFilter, readPlans } from '../../queries/plans.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import { BatchDrawer } from './BatchDrawer.tsx'
import { BatchTable } from './BatchTable.tsx'
import { PlanDrawer } from './PlanDrawer.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanTable } from './PlanTable.tsx'
import { planPaper } from './plan-paper.ts'
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
      secondary={tab === 'lines' ? <PlanPaperButton filter={filter.lines} /> : undefined}
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

/** 打印计划表: the lines that the list narrows to. */
function PlanPaperButton({ filter }: { readonly filter: PlanFilter }) {
  const { t } = useTranslation('papers')
  const replica = useReplica()
  const print = useOfficePaper()
  const preview = async () => {
    const lines = await readPlans(replica, filter)
    if (lines.length === 0) notifyRefused({ title: t('nothing') })
    else await print(planPaper(lines))
  }
  return (
    <Button variant="default" onClick={() => void preview()}>
      {t('buttons.plan')}
    </Button>
  )
}
