import type { Body } from '../journal/entry.ts'
import type { Reader } from '../reduction.ts'
import { policyId, type Rules } from './policy.ts'

/** P1: the rules that an entry was made under: those of the policy version its body names. */
export function rulesOf(read: Reader, body: Pick<Body, 'policyVersion'>): Rules | null {
  if (body.policyVersion === 0) return null
  const found = read('policy', policyId(body.policyVersion))
  return found.state === 'present' && found.document.kind === 'rules' ? found.document.rules : null
}
