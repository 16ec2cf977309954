import i18next from 'i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import {
  approvedFen,
  type Claim,
  type ClaimLine,
  claimedFen,
  claimedLines,
  numberOfLine
} from '../../../domain/subsidy/claim.ts'
import type { Fact, OfficePaper } from '../../components/print/office-paper.ts'
import { formatDateTime, formatMoney, maskName } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { sumText } from '../../locale/sum-text.ts'
import type { PersonName } from '../../queries/use-person.ts'
import { officeSignatures } from '../paper/office-signatures.ts'
import { reasonText } from './reason-text.ts'
import { traceText } from './trace-text.ts'

/** Names of what a claim names by id, as far as this desk may see them. */
export interface ClaimNames {
  readonly payee: string
  /** Nobody where this desk sees no names: the line is then told by its number. */
  readonly person: (id: string) => PersonName | undefined
  readonly operator: (id: string) => string
}

const text = () => i18next.getFixedT(null, 'papers')
/** Whether every name is read by now, or known not to be for this desk: a paper printed before would tell workers by number. */
export const areNamesKnown = (
  { lines }: Pick<Claim, 'lines'>,
  names: ReadonlyMap<string, PersonName | null>
): boolean => lines.every(({ person }) => names.has(person))

const byNumber = (claim: Claim, line: ClaimLine): string =>
  i18next.t('subsidy:lines.number', { n: numberOfLine(claim, line) })
const stateOf = (line: ClaimLine): string => i18next.t(`states:claimLine.${line.state}`)
const sumOf = (lines: readonly ClaimLine[]): number => lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
const moment = (at: number | null | undefined): string => (at == null ? '' : formatDateTime(at))

function headOf(claim: Claim, payee: string): readonly Fact[] {
  const t = text()
  return [
    [t('facts.payee'), payee],
    [t('facts.class'), claim.name],
    [t('facts.skill'), skillText(claim)],
    [t('facts.county'), regionName(claim.county)],
    [t('facts.people'), i18next.t('subsidy:people', { n: claimedLines(claim).length })]
  ]
}

/** 补贴申请表: every worker that is claimed for, with the way the amount came about, the sum in figures and in capitals. */
export function applicationPaper(claim: Claim, { payee, person }: ClaimNames): OfficePaper {
  const t = text()
  const sum = sumText(claimedFen(claim))
  return {
    title: t('titles.application'),
    unit: payee,
    facts: [
      ...headOf(claim, payee),
      [t('facts.round'), `${claim.round}`],
      [t('facts.submittedAt'), moment(claim.submittedAt)],
      [t('facts.claimed'), sum]
    ],
    tables: [
      {
        columns: [
          { title: t('columns.person'), share: 10 },
          { title: t('columns.idNumber'), share: 25 },
          { title: t('columns.certificate'), share: 33 },
          { title: t('columns.trace'), share: 25 },
          { title: t('columns.amount'), share: 14, align: 'right' }
        ],
        rows: claimedLines(claim).map(line => [
          person(line.person)?.name ?? byNumber(claim, line),
          person(line.person)?.masked ?? '',
          line.certificate.replace(/^cert-/, ''),
          traceText(line.trace),
          formatMoney(line.amountFen)
        ])
      }
    ],
    notes: [t('notes.total', { n: claimedLines(claim).length, sum }), t('notes.declaration')],
    signatures: officeSignatures()
  }
}

/** 补贴申领明细表: each line as it stands, with the way its amount came about. */
export function detailPaper(claim: Claim, { payee, person }: ClaimNames): OfficePaper {
  const t = text()
  return {
    title: i18next.t('subsidy:papers.detail'),
    unit: payee,
    period: claim.name,
    facts: [],
    tables: [
      {
        columns: [
          { title: i18next.t('subsidy:lines.person'), share: 14 },
          { title: i18next.t('subsidy:lines.trace'), share: 50 },
          { title: i18next.t('subsidy:lines.amount'), share: 16, align: 'right' },
          { title: i18next.t('subsidy:lines.state'), share: 14 }
        ],
        rows: claim.lines.map(line => [
          person(line.person)?.name ?? byNumber(claim, line),
          traceText(line.trace),
          formatMoney(line.amountFen),
          stateOf(line)
        ])
      }
    ],
    notes: [t('notes.total', { n: claimedLines(claim).length, sum: sumText(claimedFen(claim)) })],
    signatures: [t('sign.applicant'), t('sign.seal')]
  }
}

/** 补贴公示表: masked names and amounts of the lines that stand, for everybody to read. */
export function noticePaper(claim: Claim, { payee, person }: ClaimNames): OfficePaper {
  const t = text()
  const period = claim.notice ? { period: `${claim.notice.from} – ${claim.notice.to}` } : {}
  return {
    title: i18next.t('subsidy:papers.notice'),
    unit: `${claim.name}　${payee}`,
    ...period,
    facts: [],
    tables: [
      {
        columns: [
          { title: i18next.t('subsidy:lines.person'), share: 30 },
          { title: i18next.t('subsidy:lines.amount'), share: 30, align: 'right' }
        ],
        rows: claim.lines
          .filter(({ state }) => state !== 'refused')
          .map(line => {
            const who = person(line.person)
            const name = who && !who.isErased ? maskName(who.name) : byNumber(claim, line)
            return [name, formatMoney(line.amountFen)]
          })
      }
    ],
    notes: [],
    signatures: [t('sign.seal'), t('sign.date')]
  }
}

/** 审核意见单: who decided at which stage and when, and what became of each line. */
export function opinionPaper(claim: Claim, { payee, person, operator }: ClaimNames): OfficePaper {
  const t = text()
  const sum = sumText(approvedFen(claim))
  const refused = claim.lines.filter(({ state }) => state === 'refused').length
  return {
    title: t('titles.opinion'),
    facts: [
      ...headOf(claim, payee),
      [t('facts.claimed'), formatMoney(claimedFen(claim))],
      [t('facts.state'), i18next.t(`states:claim.${claim.state}`)],
      [t('facts.approved'), sum]
    ],
    tables: [
      {
        heading: t('tables.reviews'),
        columns: [
          { title: t('columns.round'), share: 10, align: 'center' },
          { title: t('columns.stage'), share: 16 },
          { title: t('columns.reviewer'), share: 16 },
          { title: t('columns.decision'), share: 12 },
          { title: t('columns.opinion'), share: 30 },
          { title: t('columns.at'), share: 20 }
        ],
        rows: claim.reviews.map(({ round, level, operator: who, decision, opinion, at }) => [
          `${round}`,
          i18next.t(`subsidy:levels.${level}`),
          operator(who),
          i18next.t(`subsidy:reviews.${decision}`),
          opinion,
          formatDateTime(at)
        ])
      },
      {
        heading: t('tables.lines'),
        columns: [
          { title: t('columns.person'), share: 16 },
          { title: t('columns.idNumber'), share: 24 },
          { title: t('columns.amount'), share: 16, align: 'right' },
          { title: t('columns.result'), share: 14 },
          { title: t('columns.reason'), share: 30 }
        ],
        rows: claim.lines.map(line => [
          person(line.person)?.name ?? byNumber(claim, line),
          person(line.person)?.masked ?? '',
          formatMoney(line.amountFen),
          stateOf(line),
          reasonText(line)
        ])
      }
    ],
    notes: [t('notes.approved', { n: claim.lines.length - refused, refused, sum })],
    signatures: officeSignatures('reviewer')
  }
}

/** Whether the bank has answered for the last payout, so that there is something to print. */
export const isReconciled = ({ payouts, lines }: Claim): boolean =>
  payouts.length > 0 && lines.every(({ state }) => state !== 'paying')

/** Whether there is a payout file to take to the bank: of what was answered no line is on its way any more. */
export const hasPayoutFile = ({ state }: Pick<Claim, 'state'>): boolean => state === 'paying'

/** 对账结果: each line of the payouts as the bank answered, to the fen; finance sees numbers and no names. */
export function reconciliationPaper(claim: Claim, { payee }: ClaimNames): OfficePaper {
  const t = text()
  const payout = claim.payouts.at(-1)
  const paid = claim.lines.filter(({ state }) => state === 'paid')
  const failed = claim.lines.filter(({ state }) => state === 'failed')
  return {
    title: t('titles.reconciliation'),
    facts: [
      ...headOf(claim, payee),
      [t('facts.payout'), `${payout?.number ?? 0}`],
      [t('facts.payoutAt'), moment(payout?.at)],
      [t('facts.payoutSum'), sumText(payout?.sumFen ?? 0)],
      [t('facts.paid'), sumText(sumOf(paid))],
      [t('facts.failed'), sumText(sumOf(failed))]
    ],
    tables: [
      {
        columns: [
          { title: t('columns.line'), share: 22 },
          { title: t('facts.payout'), share: 10, align: 'center' },
          { title: t('columns.amount'), share: 16, align: 'right' },
          { title: t('columns.result'), share: 12 },
          { title: t('columns.reason'), share: 22 }
        ],
        rows: [...paid, ...failed]
          .sort((a, b) => numberOfLine(claim, a) - numberOfLine(claim, b))
          .map(line => [
            byNumber(claim, line),
            `${line.payouts}`,
            formatMoney(line.amountFen),
            stateOf(line),
            line.reason
          ])
      }
    ],
    notes: [t('notes.reconciled', { paid: paid.length, failed: failed.length })],
    signatures: officeSignatures('finance')
  }
}
