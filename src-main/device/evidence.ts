import type { Lease } from '../../domain/plan/lease.ts'
import { type Evidence, evidenceReplySchema } from '../../domain/protocol/evidence.ts'
import type { OperatorFile } from './operator-file.ts'
import { certificatesOf, type Registration } from './registration.ts'
import type { Ask } from './server-calls.ts'

/** A lease of 500 blanks has about 80 kB; a request may have 1 MB. */
const LEASES_AT_ONCE = 8
const KEYS_AT_ONCE = 60

export interface Signed {
  readonly registration: Registration
  readonly operators: readonly OperatorFile[]
  readonly leases: readonly Lease[]
}

/** What the server once signed for this device, in requests that it takes. */
export const evidenceOf = ({ registration, operators, leases }: Signed): readonly Evidence[] => {
  const { label } = registration
  const keys = operators.flatMap(({ grants }) => grants).sort((a, b) => a.grant.from - b.grant.from)
  const first = { label, certificates: certificatesOf(registration), keys: keys.slice(-KEYS_AT_ONCE), leases: [] }
  const shown: Evidence[] = [first]
  for (let at = 0; at < leases.length; at += LEASES_AT_ONCE)
    shown.push({ label, certificates: [], keys: [], leases: leases.slice(at, at + LEASES_AT_ONCE) })
  return shown
}

/** False when the server did not take all of it. @throws Foreseen when the line is down */
export const showEvidence = async (ask: Ask, signed: Signed, token: string): Promise<boolean> => {
  for (const body of evidenceOf(signed)) {
    const call = { path: '/v1/evidence', method: 'POST', body, token, reply: evidenceReplySchema } as const
    const answer = await ask(signed.registration.server, call)
    if (!answer.ok) return false
  }
  return true
}
