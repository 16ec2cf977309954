import { useTranslation } from 'react-i18next'
import { approvedFen, type Claim, claimedLines } from '../../../domain/subsidy/claim.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'

/**
 * What was approved of a claim. While a review is still to come this is nothing yet, which is another thing than ¥0.00:
 * in a claim that came back, too, where a line that was refused stays so (M7).
 */
export function ApprovedSum({ claim }: { readonly claim: Pick<Claim, 'lines'> }) {
  const { t } = useTranslation('subsidy')
  const isDecided = claimedLines(claim).every(({ state }) => state !== 'open')
  return isDecided ? <MoneyText fen={approvedFen(claim)} /> : t('undecided')
}
