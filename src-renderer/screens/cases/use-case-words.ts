import { useTranslation } from 'react-i18next'
import type { Alert, AlertSubject } from '../../../domain/casework/alert.ts'
import type { Case, Dispute, Evidence } from '../../../domain/casework/case.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { DocumentKey } from '../../../domain/documents.ts'
import type { Reader } from '../../../domain/reduction.ts'
import { maskName } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { alerts } from '../../locale/zh/alerts.ts'
import { useReads } from '../../queries/use-document.ts'
import { type PersonName, usePersonNames } from '../../queries/use-person.ts'
import type { Replica } from '../../replica/replica.ts'

/** Names for the ids in cases, as far as this desk may see what they stand for. */
export type CaseWords = {
  readonly voucher: (id: string) => string
  readonly organisation: (id: string) => string
  readonly trainingClass: (id: string) => string
  readonly device: (id: string) => string
  readonly subject: (subject: AlertSubject) => string
}

/** Why a dispute was opened, in words. */
export const disputeReason = ({ code, reason }: Dispute): string =>
  reason === '' ? rejectionText({ code, rule: '', details: {} }).reason : reason

type WarnedRule = keyof (typeof alerts)['found']
const warnedRules = new Set<string>([
  'attendance-low',
  'attendance-near',
  'sign-ins-too-fast',
  'identity-typed',
  'session-elsewhere',
  'two-places-at-once',
  'vouchers-ending',
  'plan-behind',
  'claim-late',
  'teacher-in-two-places',
  'excluded-person',
  'used-twice',
  'issued-in-a-burst',
  'clock-turned-back',
  'desk-silent'
] satisfies readonly WarnedRule[])
const isWarned = (rule: string): rule is WarnedRule => warnedRules.has(rule)

/** What is seen in an alert: what somebody wrote, or the figures that the server found. */
export function useAlertEvidence(): (alert: Alert) => string {
  const { t } = useTranslation('alerts')
  return ({ rule, figures, reason }) => (figures && isWarned(rule) ? t(`found.${rule}`, figures) : reason)
}

/** On one line: what a case is about. */
export function useCaseTitle(): (one: Case) => string {
  const { t } = useTranslation('alerts')
  return one => (one.kind === 'dispute' ? disputeReason(one) : t(`rules.${one.rule}`))
}

const sidesOf = ({ winner, loser }: Dispute): readonly Evidence[] => (winner ? [winner, loser] : [loser])

function disputeKeys(one: Dispute): readonly DocumentKey[] {
  return [
    { collection: 'voucher', id: one.voucher },
    ...one.centres.map(id => ({ collection: 'directory' as const, id })),
    ...sidesOf(one).flatMap(side => [
      { collection: 'directory' as const, id: side.device },
      { collection: 'directory' as const, id: side.centre },
      { collection: 'trainingClass' as const, id: side.trainingClass }
    ])
  ]
}

function alertKeys({ subject, ownerPlace, ownerOperator, place, raisedBy, answers, finding }: Alert) {
  const people = [ownerPlace, ownerOperator, place, raisedBy, finding?.operator ?? '', ...answers.map(a => a.operator)]
  return [subject, ...people.map(id => ({ collection: 'directory' as const, id }))]
}

const keysOf = (cases: readonly Case[]): readonly DocumentKey[] =>
  cases
    .flatMap((one): readonly DocumentKey[] => (one.kind === 'dispute' ? disputeKeys(one) : alertKeys(one)))
    .filter(({ id }) => id !== '')

/** What is out of sight keeps the end of its id, so that two places can tell on the phone which one is meant. */
const idEnd = (id: string): string => (id === '' ? '' : id.slice(-8))

function wordsFrom(read: Reader, names: ReadonlyMap<string, PersonName | null>): CaseWords {
  const directory = (id: string): string => {
    const found = read('directory', id)
    if (found.state !== 'present') return idEnd(id)
    return found.document.kind === 'organisation' ? found.document.name : found.document.label
  }
  const voucher = (id: string): string => {
    const found = read('voucher', id)
    return found.state === 'present' ? groupShortCode(found.document.code) : idEnd(id)
  }
  const named = (collection: 'trainingClass' | 'claim', id: string): string => {
    const found = read(collection, id)
    return found.state === 'present' ? found.document.name : idEnd(id)
  }
  const skilled = (collection: 'batch' | 'plan', id: string): string => {
    const found = read(collection, id)
    return found.state === 'present' ? skillText(found.document) : idEnd(id)
  }
  const subject = ({ collection, id }: AlertSubject): string => {
    switch (collection) {
      case 'voucher':
        return voucher(id)
      case 'trainingClass':
      case 'claim':
        return named(collection, id)
      case 'batch':
      case 'plan':
        return skilled(collection, id)
      case 'directory':
        return directory(id)
      case 'person':
        return names.get(id)?.name ?? idEnd(id)
    }
  }
  return {
    voucher,
    organisation: directory,
    trainingClass: id => named('trainingClass', id),
    device: directory,
    subject
  }
}

const onlyIds: CaseWords = {
  voucher: idEnd,
  organisation: idEnd,
  trainingClass: idEnd,
  device: idEnd,
  subject: ({ id }) => idEnd(id)
}

const personOf = (one: Case): readonly string[] =>
  one.kind === 'alert' && one.subject.collection === 'person' ? [one.subject.id] : []

/** The same once, for a paper that leaves the place: persons by masked names. */
export async function readCaseWords(
  replica: Pick<Replica, 'reads' | 'maskedPart'>,
  cases: readonly Case[]
): Promise<CaseWords> {
  const persons = [...new Set(cases.flatMap(personOf))]
  const names = await Promise.all(
    persons.map(async id => {
      const part = await replica.maskedPart(id, 'identity')
      return [id, part && { name: maskName(part.name ?? ''), masked: '' }] as const
    })
  )
  return wordsFrom(await replica.reads(keysOf(cases)), new Map(names))
}

export function useCaseWords(cases: readonly Case[]): CaseWords {
  const read = useReads(keysOf(cases))
  const names = usePersonNames(cases.flatMap(personOf))
  return read ? wordsFrom(read, names) : onlyIds
}
