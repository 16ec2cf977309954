import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { notifyDone, notifyNoFile } from '../../components/page/notify.ts'
import { payoutTable } from '../../import/payout-sheet.ts'
import { writeSheet } from '../../import/write-sheet.ts'
import { desk } from '../../platform/desk.ts'
import { useOperatorLabels, useOrganisation } from '../../queries/use-directory.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import {
  applicationPaper,
  areNamesKnown,
  type ClaimNames,
  detailPaper,
  noticePaper,
  opinionPaper,
  reconciliationPaper
} from './claim-papers.ts'

/** Papers and files of a claim: 申请表, 明细表, 审核意见单, 公示表 (names masked), 拨付清单, 对账结果. */
export function useClaimPapers(claim: Claim) {
  const { t } = useTranslation('subsidy')
  const centre = useOrganisation(claim.centre)
  const names = usePersonNames(claim.lines.map(({ person }) => person))
  const office = useOfficePaper()
  const known: ClaimNames = {
    payee: centre?.name ?? '',
    person: id => names.get(id) ?? undefined,
    operator: useOperatorLabels(claim.reviews.map(({ operator }) => operator))
  }
  const exportPayout = async () => {
    const payout = claim.payouts.at(-1)
    if (!payout) return
    const bytes = await writeSheet(payoutTable(claim, centre?.name ?? ''))
    const name = t('papers.file', { name: claim.name, n: payout.number })
    const saved = await desk().invoke('file.save', { name, bytes: new Uint8Array(bytes) })
    if (saved.ok) notifyDone({ title: t('papers.saved', { name: saved.value.name }) })
    else notifyNoFile(saved.failure)
  }
  return {
    areNamed: areNamesKnown(claim, names),
    printApplication: () => void office(applicationPaper(claim, known)),
    printOpinion: () => void office(opinionPaper(claim, known)),
    printReconciliation: () => void office(reconciliationPaper(claim, known)),
    printDetail: () => void office(detailPaper(claim, known)),
    printNotice: () => void office(noticePaper(claim, known)),
    exportPayout: () => void exportPayout()
  }
}
