import type { ClaimLine, ClaimState, ReviewLevel } from '../../domain/subsidy/claim.ts'
import type { StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { argsOf, type Past, versionOf } from './money-past.ts'

interface LedgerLine {
  readonly voucher: string
  readonly enrolment: string
  readonly fen: number
  certificate: string
  state: ClaimLine['state']
  isStruck: boolean
  /** Steps of this round that the line went through. */
  steps: string[]
}

/** A claim as its accepted entries tell it. */
export interface LedgerClaim {
  readonly id: string
  state: ClaimState
  lines: LedgerLine[]
  /** Digest of each paper, with the submissions before it. */
  readonly papers: Map<string, number>
  round: number
  submitter: string | null
  reviewers: string[]
  isDrawn: boolean | null
  noticeEnd: string
  payouts: number[]
}

export const newClaim = (id: string): LedgerClaim => ({
  id,
  state: 'draft',
  lines: [],
  papers: new Map(),
  round: 0,
  submitter: null,
  reviewers: [],
  isDrawn: null,
  noticeEnd: '',
  payouts: []
})

type Violate = (what: string) => void

const before: Readonly<Record<string, readonly ClaimState[]>> = {
  'claim.draft': ['draft'],
  'claim.attach': ['draft', 'returned'],
  'claim.detach': ['draft', 'returned'],
  'claim.submit': ['draft', 'returned'],
  'claim.draw': ['reviewed'],
  'claim.publish': ['reviewed'],
  'claim.object': ['notice'],
  'claim.clear': ['notice'],
  'claim.pay': ['cleared', 'part-paid'],
  'claim.reconcile': ['paying'],
  'claim.strike': ['cleared', 'part-paid']
}

const beforeReview: Readonly<Record<ReviewLevel, ClaimState>> = {
  county: 'submitted',
  city: 'county-reviewed',
  province: 'in-sample'
}

function drafted(claim: LedgerClaim, entry: StoredEntry, past: Past, violate: Violate): void {
  const { lines } = argsOf(entry, 'claim.draft')
  claim.lines = lines.map(({ voucher, enrolment, certificate }) => {
    const version = versionOf(entry.reads, 'voucher', voucher) ?? 0
    if (past.isFrozenAt(voucher, version)) violate(`${voucher} is frozen`)
    const fen = past.fenOf(voucher, enrolment, versionOf(entry.reads, 'enrolment', enrolment) ?? 0)
    return { voucher, enrolment, certificate, fen, state: 'open', isStruck: false, steps: [] }
  })
}

function attached({ papers, round }: LedgerClaim, entry: StoredEntry, _past: Past, violate: Violate): void {
  const { digest } = argsOf(entry, 'claim.attach')
  if (papers.has(digest)) violate(`${digest} is there already`)
  papers.set(digest, round)
}

/** What a claim was once submitted with stays (M15). */
function detached({ papers, round }: LedgerClaim, entry: StoredEntry, _past: Past, violate: Violate): void {
  const { digest } = argsOf(entry, 'claim.detach')
  if (papers.get(digest) !== round) violate(`${digest} was submitted, or never there`)
  papers.delete(digest)
}

/** Again, each line has a certificate as it is by now; whoever has none is struck, whoever is frozen waits (M19). */
function submitted(claim: LedgerClaim, entry: StoredEntry, past: Past, violate: Violate): void {
  const isAgain = claim.round > 0
  for (const [place, line] of claim.lines.entries()) {
    if (line.state === 'refused') continue
    const certificate = argsOf(entry, 'claim.submit').lines[place]?.certificate ?? ''
    if (!isAgain && certificate !== line.certificate) violate(`${line.voucher} has ${line.certificate}`)
    line.certificate = certificate
    if (past.isRevokedAt(certificate, versionOf(entry.reads, 'certificate', certificate) ?? 0)) {
      if (!isAgain) violate(`${certificate} is revoked`)
      Object.assign(line, { state: 'refused', isStruck: true })
      continue
    }
    const version = versionOf(entry.reads, 'voucher', line.voucher) ?? 0
    if (!isAgain && past.isFrozenAt(line.voucher, version)) violate(`${line.voucher} is frozen`)
    if (!past.isCertifiedAt(line.voucher, version)) violate(`${line.voucher} is not certified`)
    line.steps = ['submitted']
  }
  if (claim.lines.every(({ state }) => state === 'refused')) violate('with nothing left')
  Object.assign(claim, { state: 'submitted', round: claim.round + 1, submitter: entry.body.operator, reviewers: [] })
}

function reviewed(claim: LedgerClaim, entry: StoredEntry, { rules }: Past, violate: Violate): void {
  const isReturn = entry.body.kind === 'claim.return'
  const { level } = isReturn ? argsOf(entry, 'claim.return') : argsOf(entry, 'claim.review')
  const operator = entry.body.operator ?? ''
  if (claim.state !== beforeReview[level]) violate(`by the ${level} from ${claim.state}`)
  if (operator === claim.submitter || claim.reviewers.includes(operator)) violate(`${operator} had a part in it`)
  claim.reviewers.push(operator)
  if (isReturn) {
    for (const line of claim.lines) if (line.state === 'approved') line.state = 'open'
    Object.assign(claim, { state: 'returned', isDrawn: null })
    return
  }
  const refused = new Set(argsOf(entry, 'claim.review').refused.map(({ enrolment }) => enrolment))
  for (const line of claim.lines) {
    if (line.state === 'refused') continue
    line.state = refused.has(line.enrolment) ? 'refused' : 'approved'
    line.steps.push(level)
  }
  claim.state = afterReview(claim, level, rules.subsidy.cityReviewFromFen)
}

function afterReview(claim: LedgerClaim, level: ReviewLevel, cityFrom: number): ClaimState {
  const standing = claim.lines.filter(({ state }) => state === 'approved')
  if (standing.length === 0) return 'refused'
  return level === 'county' && sumOf(standing) >= cityFrom ? 'county-reviewed' : 'reviewed'
}

const sumOf = (lines: readonly LedgerLine[]): number => lines.reduce((sum, { fen }) => sum + fen, 0)

function drawn(claim: LedgerClaim, entry: StoredEntry, { rules }: Past): void {
  let hash = 2_166_136_261n
  for (const byte of new TextEncoder().encode(`${argsOf(entry, 'claim.draw').seed}|${claim.id}`))
    hash = ((hash ^ BigInt(byte)) * 16_777_619n) % 4_294_967_296n
  claim.isDrawn = hash % BigInt(rules.subsidy.provinceSampleOneIn) === 0n
  for (const line of claim.lines) line.steps.push('drawn')
  if (claim.isDrawn) claim.state = 'in-sample'
}

const inShanxi = (at: number): Date => new Date(at + 8 * 3_600_000)
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

function published(claim: LedgerClaim, { facts }: StoredEntry, { rules }: Past, violate: Violate): void {
  if (claim.isDrawn === null) violate('before the draw')
  const at = inShanxi(facts.at)
  for (let left = rules.subsidy.noticeWorkingDays; left > 0; ) {
    at.setUTCDate(at.getUTCDate() + 1)
    if (at.getUTCDay() % 6 !== 0) left -= 1
  }
  for (const line of claim.lines) line.steps.push('notice')
  Object.assign(claim, { state: 'notice', noticeEnd: dayOf(at) })
}

function objected(claim: LedgerClaim, entry: StoredEntry, _past: Past, violate: Violate): void {
  const line = claim.lines.find(({ enrolment }) => enrolment === argsOf(entry, 'claim.object').enrolment)
  if (line?.state !== 'approved') violate('to no line that stands')
  if (dayOf(inShanxi(entry.facts.at)) > claim.noticeEnd) violate('after the notice')
  if (line) line.state = 'stopped'
}

function cleared(claim: LedgerClaim, entry: StoredEntry, _past: Past, violate: Violate): void {
  if (dayOf(inShanxi(entry.facts.at)) <= claim.noticeEnd) violate('while the notice runs')
  const { answers } = argsOf(entry, 'claim.clear')
  for (const line of claim.lines) {
    line.steps.push('cleared')
    if (line.state !== 'stopped') continue
    const answer = answers.find(({ enrolment }) => enrolment === line.enrolment)
    if (!answer) violate(`${line.voucher} was objected to and nobody answered`)
    line.state = answer?.decision === 'keep' ? 'approved' : 'refused'
  }
  claim.state = claim.lines.some(({ state }) => state === 'approved') ? 'cleared' : 'refused'
}

/** Every step that a line takes before its money; the city's and the province's where they were asked. */
function stepsOf(claim: LedgerClaim, line: LedgerLine): readonly string[] {
  const isLarge = line.steps.includes('city')
  const levels = ['submitted', 'county', ...(isLarge ? ['city'] : []), 'drawn']
  return [...levels, ...(claim.isDrawn ? ['province'] : []), 'notice', 'cleared']
}

function paidOut(claim: LedgerClaim, entry: StoredEntry, past: Past, violate: Violate): void {
  const operator = entry.body.operator ?? ''
  if (operator === claim.submitter || claim.reviewers.includes(operator)) violate(`${operator} had a part in it`)
  const { vouchers, withheld } = argsOf(entry, 'claim.pay')
  const due = claim.lines.filter(({ state }) => state === 'approved' || state === 'failed')
  const now = due.filter(({ voucher }) => !withheld.includes(voucher))
  if (now.map(({ voucher }) => voucher).join() !== vouchers.join() || now.length + withheld.length !== due.length)
    violate(`${vouchers.join()} paid and ${withheld.join()} withheld are not what is due`)
  for (const voucher of withheld) {
    const version = versionOf(entry.reads, 'voucher', voucher) ?? 0
    if (past.isCertifiedAt(voucher, version) && !past.isFrozenAt(voucher, version))
      violate(`${voucher} waits for nothing`)
  }
  for (const voucher of vouchers) {
    const line = claim.lines.find(one => one.voucher === voucher)
    if (!line) continue
    if (line.state === 'paid') violate(`${voucher} was paid before`)
    if (line.steps.join() !== stepsOf(claim, line).join()) violate(`${voucher} came by ${line.steps.join()}`)
    const version = versionOf(entry.reads, 'voucher', voucher) ?? 0
    if (past.isFrozenAt(voucher, version)) violate(`${voucher} is frozen`)
    if (!past.isCertifiedAt(voucher, version)) violate(`${voucher} is not certified`)
    line.state = 'paying'
  }
  claim.payouts.push(sumOf(claim.lines.filter(({ voucher }) => vouchers.includes(voucher))))
  claim.state = 'paying'
}

function reconciled(claim: LedgerClaim, entry: StoredEntry, _past: Past, violate: Violate): void {
  const { payout, answers } = argsOf(entry, 'claim.reconcile')
  if (payout !== claim.payouts.length) violate(`answers payout ${payout} of ${claim.payouts.length}`)
  const paying = claim.lines.filter(({ state }) => state === 'paying')
  for (const line of paying) {
    const answer = answers.find(({ voucher }) => voucher === line.voucher)
    if (answer?.amountFen !== line.fen) violate(`${line.voucher} is ${line.fen}, the bank says ${answer?.amountFen}`)
    if (answer) line.state = answer.outcome
  }
  if (answers.length !== paying.length) violate(`${answers.length} answers for ${paying.length} lines`)
  claim.state = claim.lines.some(({ state }) => state === 'failed' || state === 'approved') ? 'part-paid' : 'reconciled'
}

/** Whose certificate is revoked and not replaced waits for no payout any more (M20). */
function struckOut(claim: LedgerClaim, entry: StoredEntry, past: Past, violate: Violate): void {
  if (entry.body.operator === claim.submitter) violate(`${claim.submitter} submitted it`)
  for (const { voucher, certificate } of argsOf(entry, 'claim.strike').lines) {
    const line = claim.lines.find(one => one.voucher === voucher)
    if (line?.state !== 'approved' && line?.state !== 'failed') violate(`${voucher} is ${line?.state}`)
    if (line?.certificate !== certificate) violate(`${voucher} has ${line?.certificate}`)
    if (!past.isRevokedAt(certificate, versionOf(entry.reads, 'certificate', certificate) ?? 0))
      violate(`${certificate} is not revoked`)
    if (past.isCertifiedAt(voucher, versionOf(entry.reads, 'voucher', voucher) ?? 0)) violate(`${voucher} is certified`)
    if (line) Object.assign(line, { state: 'refused', isStruck: true })
  }
  if (claim.lines.some(({ state }) => state === 'approved' || state === 'failed')) return
  claim.state = claim.lines.some(({ state }) => state === 'paid') ? 'reconciled' : 'refused'
}

const steps: Readonly<Record<string, (claim: LedgerClaim, entry: StoredEntry, past: Past, violate: Violate) => void>> =
  {
    'claim.draft': drafted,
    'claim.attach': attached,
    'claim.detach': detached,
    'claim.submit': submitted,
    'claim.review': reviewed,
    'claim.return': reviewed,
    'claim.draw': drawn,
    'claim.publish': published,
    'claim.object': objected,
    'claim.clear': cleared,
    'claim.pay': paidOut,
    'claim.reconcile': reconciled,
    'claim.strike': struckOut
  }

/** One accepted entry more of a claim: what it may not be is a violation, what it does is noted. */
export function play(claim: LedgerClaim, entry: StoredEntry, past: Past, violate: Violate): void {
  const { kind } = entry.body
  const from = before[kind]
  const step = steps[kind]
  if (!step || (from && !from.includes(claim.state))) violate(`from ${claim.state}`)
  step?.(claim, entry, past, violate)
}
