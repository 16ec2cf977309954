import type { z } from 'zod'
import type { Evidence } from './casework/case.ts'
import type { Device } from './directory/device.ts'
import type { Operator, Role } from './directory/operator.ts'
import type { Organisation } from './directory/organisation.ts'
import type { CollectionName, DocumentKey, Documents } from './documents.ts'
import type { Rejection, RejectionCode, RejectionDetails } from './journal/rejection.ts'
import type { Upcast } from './journal/upcast.ts'
import type { Rules } from './policy/policy.ts'
import type { VoucherScan } from './voucher/credential.ts'

/** What a store knows of a document: held, certainly not there, or out of this device's sight. */
export type Read<T> =
  | { readonly state: 'present'; readonly document: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' }

export type Reader = <C extends CollectionName>(collection: C, id: string) => Read<Documents[C]>

/**
 * How an entry uses a document. `write`: it is about it, so later entries on it come after. `tally`: it only counts
 * on it (a class's seats): locked alike, but nobody waits behind it. `read`: looked at. An entry that would be rejected
 * comes after whatever its device did before to any of them (S9).
 */
export interface KeyUse extends DocumentKey {
  readonly use: 'read' | 'write' | 'tally'
}

/**
 * The facts of an entry that a reducer may use. `at` is the time it is judged by: the author's trusted time, on the
 * server clamped into [earliest, latest] = [last contact, received]. `flagged`: the author's clock went back.
 */
export interface EntryFacts {
  readonly id: string
  readonly kind: string
  readonly deviceId: string
  readonly generation: number
  readonly operator: string | null
  readonly at: number
  readonly earliest: number
  readonly latest: number
  readonly flagged: boolean
  readonly sealed: readonly string[]
  /** Its device says that a history that ended had accepted it (S18). */
  readonly isAgain?: boolean
}

/** Who acts. The server acts for itself (`operator` null) or for somebody in a browser. */
export interface Author {
  readonly isServer: boolean
  readonly roles: readonly Role[]
  readonly organisation: Organisation | null
  readonly operator: Operator | null
  readonly device: Device | null
}

export interface Context {
  readonly entry: EntryFacts
  /** Opens the text of a scanned voucher and proves the server's signature on it; null when it is no proof. */
  readonly proof: (scan: string) => VoucherScan | null
  readonly author: Author
  /** Rules of the policy version named in the body; null until the first policy is published. */
  readonly rules: Rules | null
  readonly read: Reader
}

export type Write = {
  [C in CollectionName]: { readonly collection: C; readonly document: Documents[C] }
}[CollectionName]

/** What a reducer finds. `unchecked` names SPEC rules that met unknown documents: the server will judge them. */
export type Outcome =
  | { readonly lane: 'accepted'; readonly writes: readonly Write[]; readonly unchecked: readonly string[] }
  | { readonly lane: 'rejected'; readonly rejection: Rejection }
  | { readonly lane: 'review'; readonly rejection: Rejection; readonly dispute: DisputeDraft | null }
  | { readonly lane: 'waiting'; readonly cause: string }

/** What the acceptor needs to open a case for a losing entry. */
export interface DisputeDraft {
  readonly voucher: string
  readonly person: string
  readonly counties: readonly string[]
  readonly centres: readonly string[]
  readonly winner: Evidence | null
  readonly loser: Evidence
  /** What somebody who asked for a decision says; empty where nobody did. */
  readonly reason: string
}

/** One business action: its arguments, the documents it needs by key, and the pure step. */
export interface Verb<A, K extends string = string> {
  readonly kind: K
  readonly version: number
  /** By version: how its arguments read in the next one (J9). */
  readonly upcasts?: Readonly<Record<number, Upcast>>
  readonly args: z.ZodType<A>
  /** Who may do it; `server` = the server of its own accord or for a registration. */
  readonly by: readonly (Role | 'server')[]
  /** Whether it creates, moves or spends a voucher: past the offline limit these stop (policy). */
  readonly isValueAction: boolean
  readonly keys: (args: A) => readonly KeyUse[]
  readonly reduce: (args: A, context: Context) => Outcome
}

export const accept = (writes: readonly Write[], unchecked: readonly string[] = []): Outcome => ({
  lane: 'accepted',
  writes,
  unchecked
})

export const refusal = (code: RejectionCode, rule: string, details: RejectionDetails = {}): Rejection => ({
  code,
  rule,
  details
})

export const reject = (code: RejectionCode, rule: string, details: RejectionDetails = {}): Outcome => ({
  lane: 'rejected',
  rejection: refusal(code, rule, details)
})

export const uses = (use: KeyUse['use'], collection: CollectionName, id: string): KeyUse => ({ collection, id, use })
/** A key that is only there when its id is given. */
export const usesIf = (use: KeyUse['use'], collection: CollectionName, id: string | null): readonly KeyUse[] =>
  id ? [{ collection, id, use }] : []
