import type { IdentityMethod } from '../fields.ts'
import type { Rejection } from '../journal/rejection.ts'
import { refusal } from '../reduction.ts'

/** P9: what stands against an identity that was checked in a way the policy does not allow there. */
export const refusalOfMethod = (method: IdentityMethod, allowed: readonly IdentityMethod[]): Rejection | null =>
  allowed.includes(method) ? null : refusal('rule.identity-method', 'P9', { method })
