import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { useApprovedPlans } from '../../queries/plans.ts'
import type { MatchTerms } from '../../queries/plans-match.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useToday } from '../../queries/use-today.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { LineIssuing } from './LineIssuing.tsx'

/** Intentions matched to plan lines: first the county at a glance, then one line with everybody who wants it. */
export function IssuingPage() {
  const { t } = useTranslation('issuing')
  const { organisation } = useDeskAtWork()
  const [lineId, setLine] = useAddressValue('line')
  const today = useToday()
  const policy = usePolicy()
  const isCounty = organisation.type === 'county'
  const lines = useApprovedPlans(isCounty ? organisation.region : undefined)
  const terms: MatchTerms | undefined = policy ? { rules: policy.rules, county: organisation.region, today } : undefined
  const line = lines?.find(({ id }) => id === lineId)
  if (!isCounty || policy === null)
    return (
      <PageFrame title={t('title')}>
        <EmptyState text={t(isCounty ? 'noPolicy' : 'notCounty')} />
      </PageFrame>
    )
  return line && terms ? (
    <LineIssuing key={line.id} line={line} terms={terms} onBack={() => setLine(undefined)} />
  ) : (
    <CoverageTable lines={lines} terms={terms} onOpen={setLine} />
  )
}
