import i18next from 'i18next'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import { problemText } from '../../commands/command-problem.ts'
import type { Verified } from '../../commands/verify.ts'
import type { Deeds, Stop } from '../../commands/verify-plan.ts'
import type { VerifyReason } from '../../commands/verify-verdict.ts'
import type { Fact } from '../../components/page/Facts.tsx'
import type { ShownVerdict } from '../../components/verify/VerdictPanel.tsx'
import { formatMoney } from '../../locale/format.ts'
import { type RefusalText, rejectionText } from '../../locale/refusal-text.ts'
import { occupationName } from '../../locale/skill-text.ts'
import type { ScanFault } from './scan-fault.ts'
import type { Shown } from './use-verifying.ts'

type Sentence = Pick<RefusalText, 'reason' | 'remedy'>

/** What the words need beside the verdict. */
export type WordsFacts = {
  readonly dataAsOf: number
  /** Persons indexed so far where the index is not whole yet. */
  readonly indexing: number | null
  readonly usedWhere: string | undefined
  readonly isDone: boolean
  /** The server has taken all entries of this scan. */
  readonly isAccepted: boolean
}

export function deedsText({ collects, binds, signsIn }: Deeds): string {
  const t = i18next.getFixedT(null, 'verify')
  const words = [...(collects ? [t('deeds.collect')] : []), ...(binds ? [t('deeds.bind')] : [])]
  return [...words, ...(signsIn ? [t('deeds.signIn')] : [])].join(t('deeds.and'))
}

function stopSentence(stop: Stop, indexing: number | null): Sentence {
  const t = i18next.getFixedT(null, 'verify')
  if (stop.kind === 'credential') return sentence(`credential.${stop.code}`)
  const { reason, remedy } = sentence(`stops.${stop.kind}`)
  return { reason, remedy: stop.kind === 'nobody' && indexing !== null ? t('indexing', { n: indexing }) : remedy }
}

type SentenceKey =
  | `credential.${Extract<Stop, { kind: 'credential' }>['code']}`
  | `stops.${Exclude<Stop['kind'], 'credential'>}`

const sentence = (key: SentenceKey): Sentence => ({
  reason: i18next.t(`verify:${key}.reason`),
  remedy: i18next.t(`verify:${key}.remedy`)
})

function reasonSentence(reason: VerifyReason, indexing: number | null): Sentence {
  switch (reason.kind) {
    case 'rejection':
      return rejectionText(reason.rejection)
    case 'stop':
      return stopSentence(reason.stop, indexing)
  }
}

function faultSentence(fault: ScanFault): Sentence {
  const t = i18next.getFixedT(null, 'verify')
  switch (fault.kind) {
    case 'unknown':
      return { reason: t('unknown.reason'), remedy: t('unknown.remedy') }
    case 'card':
      switch (fault.code) {
        case 'unreadable':
        case 'card-expired':
        case 'not-authentic':
          return { reason: t(`card.${fault.code}.reason`), remedy: t(`card.${fault.code}.remedy`) }
        case 'empty':
        case 'characters':
        case 'length':
        case 'old-fifteen-digits':
        case 'sample-not-allowed':
        case 'birth-not-a-date':
        case 'birth-before-1900':
        case 'birth-in-future':
        case 'check-digit':
          return { reason: i18next.t(`components:idNumber.${fault.code}`), remedy: t('idNumber.remedy') }
      }
      break
    case 'faulty':
      switch (fault.of) {
        case 'voucher-scan':
          return sentence(`credential.${fault.code}`)
        case 'short-code':
          return { reason: t('shortCode.reason'), remedy: t('shortCode.remedy') }
        case 'id-number':
          return { reason: i18next.t(`components:idNumber.${fault.code}`), remedy: t('idNumber.remedy') }
      }
  }
}

const uncheckedText = (part: string): string => {
  const key = `verify:unchecked.${part}`
  return i18next.exists(key) ? i18next.t(key as 'verify:unchecked.identity') : part
}

function factsOf({ held, plan, presented }: Verified): readonly Fact[] {
  const t = i18next.getFixedT(null, 'fields')
  const { subject } = plan
  const idNumber = held.identity?.masked ?? maskIdNumber(presented.card?.idNumber ?? '')
  const holder: Fact[] = [
    { label: t('name'), value: held.identity?.name ?? i18next.t('verify:facts.notHeld') },
    ...(idNumber ? [{ label: t('idNumber'), value: idNumber }] : [])
  ]
  if (!subject) return idNumber ? holder : []
  return [
    ...holder,
    { label: t('occupation'), value: `${occupationName(subject.occupation)} ${t(`levels.${subject.level}`)}` },
    { label: t('voucherCode'), value: groupShortCode(subject.code) },
    { label: t('faceValue'), value: formatMoney(subject.faceValueFen) },
    { label: t('validity'), value: `${subject.validFrom} – ${subject.validUntil}` }
  ]
}

/** The words that stand under the verdict: why not; or what was done; or that there is nothing to do. */
function sayings({ verdict, plan }: Verified, { indexing, isDone, isAccepted }: WordsFacts): Partial<Sentence> {
  const t = i18next.getFixedT(null, 'verify')
  if (verdict.reason) return reasonSentence(verdict.reason, indexing)
  if (plan.kind === 'stopped') return {}
  if (isDone) {
    const reason = t('doneDeeds', { deeds: deedsText(plan.deeds) })
    return isAccepted ? { reason } : { reason, remedy: t('waitsForServer') }
  }
  return verdict.canAppend ? {} : { reason: t('alreadyBound') }
}

/** All of a scan in words, for the big panel. */
export function shownVerdict(shown: Shown, facts: WordsFacts): ShownVerdict {
  const offline = { kind: 'offline', dataAsOf: facts.dataAsOf === 0 ? undefined : facts.dataAsOf } as const
  switch (shown.kind) {
    case 'fault': {
      const { reason, remedy } = faultSentence(shown.fault)
      return { key: shown.key, outcome: 'no', rule: reason, remedy, facts: [], certainty: offline }
    }
    case 'problem': {
      const { reason, remedy } = problemText(shown.problem)
      return { key: shown.key, outcome: 'no', rule: reason, remedy, facts: [], certainty: offline }
    }
    case 'verified': {
      const { verified, key } = shown
      const { verdict, isOnline } = verified
      const { reason, remedy } = sayings(verified, facts)
      return {
        key,
        outcome: facts.isAccepted ? 'yes' : verdict.outcome,
        ...(facts.usedWhere === undefined ? {} : { usedWhere: facts.usedWhere }),
        ...(reason === undefined ? {} : { rule: reason }),
        ...(remedy === undefined || remedy === '' ? {} : { remedy }),
        facts: factsOf(verified),
        certainty: isOnline || facts.isAccepted ? { kind: 'online' } : offline,
        unchecked: facts.isAccepted ? [] : verdict.unchecked.map(uncheckedText)
      }
    }
  }
}
