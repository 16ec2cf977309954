import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClaimState, claimStates } from '../../../domain/subsidy/claim.ts'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useClaimsToStrike } from '../../queries/claims-to-strike.ts'
import { type ClaimQuestion, claimsToStrike } from '../../queries/desk-queue.ts'
import { useCount } from '../../queries/use-count.ts'
import { useHasRole, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { usePage } from '../../queries/use-page.ts'
import { WorkArea } from '../issuing/WorkArea.tsx'
import { BankAnswer, BankWork } from './BankAnswer.tsx'
import { ClaimDrawer } from './ClaimDrawer.tsx'
import { NewClaimDialog } from './NewClaimDialog.tsx'
import { useClaimColumns } from './use-claim-columns.tsx'

const layout = tableLayout('claims')
const isState = (text: string | undefined): text is ClaimState => claimStates.some(state => state === text)
/** Beside the states: claims with lines that wait in vain, whatever their state. */
const STRIKE = 'strike'
const ROWS = 50

/** The claims that the filter shows; null until it is known which have lines to strike. */
function useQuestion(filter: ClaimState | typeof STRIKE | undefined): ClaimQuestion | null {
  const toStrike = useClaimsToStrike()
  if (filter === undefined) return { collection: 'claim' }
  if (filter !== STRIKE) return { collection: 'claim', where: { state: filter } }
  return toStrike === undefined ? null : claimsToStrike(toStrike)
}

/** 补贴: claims of this place with their sums, and who does what next. */
export function SubsidyPage() {
  const { t } = useTranslation(['subsidy', 'states'])
  const [stateText, setState] = useAddressValue('state')
  const [open, setOpen] = useAddressValue('id')
  // Other pages name the class to claim for in the address.
  const [named, setNamed] = useAddressValue('for')
  const [isDrafting, setDrafting] = useState(false)
  const isCentre = useHasRole('centre-operator')
  const isFinance = useHasRole('finance')
  const strikes = useMayAuthor('claim.strike')
  const state = isState(stateText) || (strikes && stateText === STRIKE) ? stateText : undefined
  const question = useQuestion(state)
  const found = usePage(question && { ...question, limit: ROWS })
  const counted = useCount(question)
  const columns = useClaimColumns()
  const stopDrafting = () => {
    setDrafting(false)
    if (named !== undefined) setNamed(undefined, 'replace')
  }
  return (
    <PageFrame
      title={t('subsidy:title')}
      count={counted && { total: counted.settled, provisional: counted.provisional }}
      {...(isCentre ? { primary: { label: t('subsidy:new'), onClick: () => setDrafting(true) } } : {})}
      secondary={isFinance ? <BankAnswer /> : undefined}
      filters={
        <Select
          aria-label={t('subsidy:stateFilter')}
          placeholder={t('subsidy:allStates')}
          data={[
            ...claimStates.map(value => ({ value, label: t(`states:claim.${value}`) })),
            ...(strikes ? [{ value: STRIKE, label: t('subsidy:toStrike') }] : [])
          ]}
          value={state ?? null}
          onChange={value => setState(value ?? undefined)}
          w={160}
          clearable
        />
      }
    >
      <WorkArea above={isFinance ? <BankWork /> : null}>
        <DataTable
          label={t('subsidy:table')}
          records={found.rows}
          fetching={found.fetching}
          rowId={({ document }) => document.id}
          columns={columns}
          page={found.page}
          layout={layout}
          onOpen={({ document }) => setOpen(document.id)}
          openId={open}
          empty={
            state === undefined ? (
              <EmptyState
                text={t('subsidy:empty')}
                {...(isCentre ? { action: { label: t('subsidy:new'), onClick: () => setDrafting(true) } } : {})}
              />
            ) : (
              <EmptyState
                text={t('subsidy:emptyHere')}
                action={{ label: t('subsidy:allStates'), onClick: () => setState(undefined) }}
              />
            )
          }
        />
      </WorkArea>
      <ClaimDrawer id={open} onClose={() => setOpen(undefined)} />
      {isCentre && (isDrafting || named !== undefined) ? (
        <NewClaimDialog
          trainingClass={named ?? ''}
          onClose={stopDrafting}
          onDrafted={id => {
            stopDrafting()
            setOpen(id)
          }}
        />
      ) : null}
    </PageFrame>
  )
}
