import type { Body } from '../../domain/journal/entry.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import { verbOf } from '../../domain/reducer.ts'
import type { Context, Outcome, Reader } from '../../domain/reduction.ts'
import { foldOverlay, type OverlaidDocument } from '../../domain/sync/overlay.ts'
import type { DeskFacts } from './desk-facts.ts'
import type { NamedDraft } from './draft.ts'

/** Main salts and seals, so the true digest is not known before; no rule looks at more than that there is one. */
const DIGEST_TO_COME = '0'.repeat(64)

/** The body that main will make of a draft, as far as a reducer looks at it. */
export function bodyOfDraft(draft: NamedDraft, facts: DeskFacts): Body {
  return {
    v: verbOf(draft.kind)?.version ?? 1,
    id: draft.id,
    serverId: facts.serverId,
    deviceId: facts.deviceId,
    kind: draft.kind,
    args: draft.args as Body['args'],
    operator: facts.operator,
    policyVersion: facts.policyVersion,
    at: facts.at,
    lastContact: facts.lastContact,
    clockFlagged: facts.clockFlagged,
    dataAge: facts.dataAge,
    sealed: (draft.sealed ?? []).map(() => DIGEST_TO_COME)
  }
}

/** What the reducer makes of drafts before they are entries, each over the ones before it. */
export type DryRun = {
  /** One a draft, in their order. */
  readonly outcomes: readonly Outcome[]
  /** Documents as they would stand after all accepted drafts. */
  readonly documents: ReadonlyMap<string, OverlaidDocument>
}

export function dryRun(bodies: readonly Body[], facts: DeskFacts, read: Reader, proof: Context['proof']): DryRun {
  const own = bodies.map(body => ({ body, generation: facts.generation, verdict: null }))
  const { outcomes, documents } = foldOverlay(own, read, { serverId: facts.serverId, proof })
  return { outcomes: bodies.map(({ id }) => outcomeFor(outcomes, id)), documents }
}

function outcomeFor(outcomes: ReadonlyMap<string, Outcome>, id: string): Outcome {
  const outcome = outcomes.get(id)
  if (!outcome) throw new Error('every draft of a dry run has an outcome')
  return outcome
}

/** Why a draft is not worth appending. What the server would only send to review has no effect either: it is refused. */
export function refusalOf(outcome: Outcome): Rejection | null {
  switch (outcome.lane) {
    case 'accepted':
    case 'waiting':
      return null
    case 'rejected':
    case 'review':
      return outcome.rejection
  }
}

/** SPEC rules that met documents out of sight; the server judges them, until then the result is 暂. */
export function uncheckedOf(outcomes: readonly Outcome[]): readonly string[] {
  return [...new Set(outcomes.flatMap(outcome => (outcome.lane === 'accepted' ? outcome.unchecked : [])))]
}
