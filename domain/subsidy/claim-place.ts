import { governs } from '../access/author.ts'
import { type Context, type Outcome, reject } from '../reduction.ts'
import type { Claim, ClaimState } from './claim.ts'

/** The claim an office acts on: one of its place, in one of the states that the step begins from. */
export function claimIn(
  id: string,
  states: readonly ClaimState[],
  rule: string,
  { author, read }: Context
): { readonly claim: Claim } | { readonly refused: Outcome } {
  const found = read('claim', id)
  if (found.state !== 'present') return { refused: reject('claim.unknown', rule) }
  const claim = found.document
  const { county, state } = claim
  if (!governs(author, county)) return { refused: reject('author.outside-place', 'A5', { county }) }
  if (!states.includes(state)) return { refused: reject('claim.wrong-state', rule, { state }) }
  return { claim }
}
