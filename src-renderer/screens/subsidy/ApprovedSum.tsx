import { useTranslation } from 'react-i18next'
import { approvedFen, type Claim, claimedLines } from '../../../domain/subsidy/claim.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'

/** What was approved of a claim; before anybody decided on a line this is nothing yet, which is another thing than ¥0.00. */
export function ApprovedSum({ claim }: { readonly claim: Pick<Claim, 'lines'> }) {
  const { t } = useTranslation('subsidy')
  const isDecided = claimedLines(claim).some(({ state }) => state !== 'open')
  return isDecided ? <MoneyText fen={approvedFen(claim)} /> : t('undecided')
}
