import type { Certificate } from '../../../domain/certificate/certificate.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { EnrolmentState } from '../../../domain/enrolment/enrolment.ts'
import type { Skill } from '../../../domain/fields.ts'
import type { Lane } from '../../../domain/journal/lane.ts'
import type { Rejection } from '../../../domain/journal/rejection.ts'
import { type Kind, kinds } from '../../../domain/reducer.ts'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { type CertificateMoment, certificateMoments } from '../../queries/certificate-moments.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'

/** One thing that happened to a worker; told by the documents, or by an own entry that says more. */
export type PersonEvent = {
  readonly id: string
  readonly at: number
  /** Known is the day alone. */
  readonly isDay?: true
  readonly what:
    | { readonly kind: 'applied'; readonly skill: Skill }
    | { readonly kind: 'issued' | 'collected' | 'bound'; readonly code: string }
    | { readonly kind: 'enrolment'; readonly skill: Skill; readonly state: EnrolmentState }
    | { readonly kind: CertificateMoment['step']; readonly number: string }
    | { readonly kind: 'entry'; readonly entry: Kind }
  readonly lane?: Lane
  readonly rejection?: Rejection | null
  /** What was said when it was done. */
  readonly reason?: string
}

const isKind = (kind: string): kind is Kind => kinds.includes(kind)

/** What documents do not show with its time: who wrote a record down, and what was refused or still waits. */
const shownAccepted: readonly string[] = ['person.register', 'person.amend', 'intention.record', 'voucher.reprint']

/** Entries of one visit bear the same time: they are shown in the order in which they rest on one another. */
const visitOrder: readonly string[] = ['person.register', 'intention.record', 'issued', 'collected']
const placeInVisit = ({ what }: PersonEvent): number => {
  const place = visitOrder.indexOf(what.kind === 'entry' ? what.entry : what.kind)
  return place < 0 ? visitOrder.length : place
}

/** Newest first. Own entries whose effect a document tells already are left out once they are accepted. */
export function personEvents(
  vouchers: readonly HeldVoucher[],
  enrolments: readonly PageRow<'enrolment'>[],
  entries: readonly OwnEntry[],
  certificates: readonly Certificate[] = []
): readonly PersonEvent[] {
  const told = [
    ...vouchers.flatMap(voucherEvents),
    ...enrolments.flatMap(enrolmentEvents),
    ...certificates.flatMap(certificateEvents)
  ]
  const own = entries.flatMap((entry): readonly PersonEvent[] => {
    const { body, lane, verdict } = entry
    if (!isKind(body.kind) || (lane === 'accepted' && !shownAccepted.includes(body.kind))) return []
    return [
      {
        id: body.id,
        at: body.at,
        what: { kind: 'entry', entry: body.kind },
        lane,
        rejection: verdict?.rejection ?? null
      }
    ]
  })
  return [...own, ...told].sort((a, b) => b.at - a.at || placeInVisit(b) - placeInVisit(a))
}

function voucherEvents({ id, document }: HeldVoucher): readonly PersonEvent[] {
  if (!document) return []
  const code = groupShortCode(document.code)
  const steps = [
    ['issued', document.issuedAt],
    ['collected', document.collectedAt],
    ['bound', document.boundAt]
  ] as const
  return steps.flatMap(([kind, at]) => (at === null ? [] : [{ id: `${kind} ${id}`, at, what: { kind, code } }]))
}

function enrolmentEvents({ document }: PageRow<'enrolment'>): readonly PersonEvent[] {
  const { id, occupation, level, state, appliedAt, updatedAt } = document
  const skill = { occupation, level }
  const applied: PersonEvent = { id: `applied ${id}`, at: appliedAt, what: { kind: 'applied', skill } }
  if (state === 'applied') return [applied]
  return [applied, { id: `enrolment ${id}`, at: updatedAt, what: { kind: 'enrolment', skill, state } }]
}

function certificateEvents(certificate: Certificate): readonly PersonEvent[] {
  const { number } = certificate
  return certificateMoments(certificate).map(({ step, ...told }) => ({ ...told, what: { kind: step, number } }))
}
