import { useTranslation } from 'react-i18next'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { PrintSheet } from '../../components/print/PrintSheet.tsx'
import { type PrintColumn, PrintTable } from '../../components/print/PrintTable.tsx'
import { rowsToPages } from '../../components/print/pages.ts'
import { paperOf } from '../../components/print/paper.ts'
import { payoutTable } from '../../import/payout-sheet.ts'
import { writeSheet } from '../../import/write-sheet.ts'
import { formatDateTime, formatMoney, maskName } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useOrganisation } from '../../queries/use-directory.ts'
import { useReads } from '../../queries/use-document.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import { applicationPaper, type ClaimNames, opinionPaper, reconciliationPaper } from './claim-papers.ts'
import { traceText } from './trace-text.ts'

const ROWS_A_PAGE = 24

/** Papers and files of a claim: 申请表, 明细表, 审核意见单, 公示表 (names masked), 拨付清单, 对账结果. */
export function useClaimPapers(claim: Claim) {
  const { t } = useTranslation(['subsidy', 'states'])
  const { organisation, operator } = useDeskAtWork()
  const centre = useOrganisation(claim.centre)
  const names = usePersonNames(claim.lines.map(({ person }) => person))
  const now = useTrustedNow()
  const office = useOfficePaper()
  const operators = useReads(claim.reviews.map(({ operator: id }) => ({ collection: 'directory', id })))
  const known: ClaimNames = {
    payee: centre?.name ?? '',
    person: id => names.get(id) ?? undefined,
    operator: id => {
      const found = operators?.('directory', id)
      return found?.state === 'present' && found.document.kind === 'operator' ? found.document.label : ''
    }
  }
  const nameOf = ({ person }: ClaimLine): string => names.get(person)?.name ?? ''

  const print = async (title: string, lines: readonly ClaimLine[], columns: readonly PrintColumn<ClaimLine>[]) => {
    const pages = rowsToPages(lines, ROWS_A_PAGE).map(({ rows, firstNumber }) => (
      <PrintTable key={firstNumber} columns={columns} rows={rows} firstNumber={firstNumber} />
    ))
    const sheet = (
      <PrintSheet
        title={title}
        unit={`${claim.name}　${centre?.name ?? ''}`}
        period={claim.notice ? `${claim.notice.from} – ${claim.notice.to}` : ''}
        pages={pages}
        signatures={[organisation.name]}
        madeBy={operator.label}
        madeAt={formatDateTime(now)}
      />
    )
    const outcome = await desk().invoke('print.preview', await paperOf(`${claim.name} ${title}`, sheet))
    if (!outcome.ok) notifyRefused({ title: failureText(outcome.failure), code: outcome.failure.code })
  }
  const number: PrintColumn<ClaimLine> = {
    title: t('subsidy:papers.number'),
    cell: (_line, place) => place,
    align: 'center'
  }
  const amount: PrintColumn<ClaimLine> = {
    title: t('subsidy:lines.amount'),
    cell: ({ amountFen }) => formatMoney(amountFen),
    align: 'right'
  }
  const person = (shown: (name: string) => string): PrintColumn<ClaimLine> => ({
    title: t('subsidy:lines.person'),
    cell: line => shown(nameOf(line))
  })
  const standing = claim.lines.filter(({ state }) => state !== 'refused')

  const exportPayout = async () => {
    const payout = claim.payouts.at(-1)
    if (!payout) return
    const bytes = await writeSheet(payoutTable(claim, centre?.name ?? ''))
    const name = t('subsidy:papers.file', { name: claim.name, n: payout.number })
    const saved = await desk().invoke('file.save', { name, bytes: new Uint8Array(bytes) })
    if (saved.ok) notifyDone({ title: t('subsidy:papers.saved', { name: saved.value.name }) })
    else if (saved.failure.code !== 'file.cancelled') notifyRefused({ title: failureText(saved.failure) })
  }
  return {
    printApplication: () => void office(applicationPaper(claim, known)),
    printOpinion: () => void office(opinionPaper(claim, known)),
    printReconciliation: () => void office(reconciliationPaper(claim, known)),
    printDetail: () =>
      void print(t('subsidy:papers.detail'), claim.lines, [
        number,
        person(name => name),
        { title: t('subsidy:lines.trace'), cell: ({ trace }) => traceText(trace) },
        amount,
        { title: t('subsidy:lines.state'), cell: ({ state }) => t(`states:claimLine.${state}`) }
      ]),
    printNotice: () => void print(t('subsidy:papers.notice'), standing, [number, person(maskName), amount]),
    exportPayout: () => void exportPayout()
  }
}
