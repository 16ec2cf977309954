import type { RejectionCode } from '../journal/rejection.ts'
import type { DisputeDraft } from '../reduction.ts'
import { addDays, dateOfInstant } from '../time/business-date.ts'
import { type Dispute, DUE_DAYS, disputeId, MAX_CHAIN } from './case.ts'

type Link = Dispute['chain'][number]

/** C1: the case of a losing entry, visible to everybody it touches. */
export function openDispute(draft: DisputeDraft, code: RejectionCode, link: Link, now: number): Dispute {
  return {
    kind: 'dispute',
    id: disputeId(link.entry),
    voucher: draft.voucher,
    person: draft.person,
    counties: [...draft.counties],
    centres: [...draft.centres],
    code,
    reason: draft.reason,
    winner: draft.winner,
    loser: draft.loser,
    chain: [link],
    owner: 'county',
    due: addDays(dateOfInstant(now), DUE_DAYS),
    state: 'open',
    resolution: null,
    updatedAt: now
  }
}

/** C2: what rests on a losing entry joins its case and is decided with it. */
export function appendToDispute(dispute: Dispute, link: Link, now: number): Dispute {
  if (dispute.chain.length >= MAX_CHAIN || dispute.chain.some(({ entry }) => entry === link.entry)) return dispute
  return { ...dispute, chain: [...dispute.chain, link], updatedAt: now }
}
