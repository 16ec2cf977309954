import { done, type Outcome } from '../../src-main/contract/failure.ts'
import type { CommandPorts } from './command-ports.ts'
import { checkUnder } from './commit.ts'
import { readDeskFacts } from './desk-facts.ts'
import { type HeldPorts, readHeld } from './verify-held.ts'
import { type Held, planVerifying, type VerifyPlace, type VerifyPlan } from './verify-plan.ts'
import type { Presented } from './verify-presented.ts'
import { type Verdict, verdictOf } from './verify-verdict.ts'

export type VerifyPorts = HeldPorts &
  Omit<CommandPorts, 'wait'> & {
    /** The line is up and the replica follows the server. */
    readonly isOnline: () => boolean
  }

/** One worker's paper and card, judged. */
export type Verified = {
  readonly presented: Presented
  readonly place: VerifyPlace
  readonly held: Held
  readonly plan: VerifyPlan
  readonly verdict: Verdict
  /** Judged over the server's own data of this moment, with nothing left unchecked. */
  readonly isOnline: boolean
}

/** Judges what was presented without doing anything. Refused where nobody is logged in. */
export async function verify(ports: VerifyPorts, presented: Presented, place: VerifyPlace): Promise<Outcome<Verified>> {
  const asked = readDeskFacts(ports)
  const held = await readHeld(ports, presented, place, asked)
  const facts = await asked
  if (!facts.ok) return facts
  const plan = planVerifying(presented, held, place, ports.newId)
  const check = plan.kind === 'drafts' ? await checkUnder(ports, plan.drafts, facts.value) : null
  const isOnline = ports.isOnline()
  const verdict = verdictOf(plan, check, held, isOnline)
  // Of a voucher that this desk does not hold the server has not said a word yet.
  const isSure = isOnline && held.voucher !== null && verdict.outcome !== 'provisional'
  return done({ presented, place, held, plan, verdict, isOnline: isSure })
}
