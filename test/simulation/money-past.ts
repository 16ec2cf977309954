import type { CollectionName } from '../../domain/documents.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import type { StoredEntry } from '../../domain/sync/acceptor-store.ts'

type Known = keyof ArgsByKind

export const isKind = (entry: StoredEntry, kind: Known): boolean => entry.body.kind === kind
export const argsOf = <K extends Known>({ body }: StoredEntry, kind: K): ArgsByKind[K] => {
  if (body.kind !== kind) throw new Error(`${body.kind} is not ${kind}`)
  return body.args as unknown as ArgsByKind[K]
}

export const versionOf = (
  list: StoredEntry['writes'] | StoredEntry['reads'],
  collection: CollectionName,
  id: string
): number | undefined => list.find(one => one.collection === collection && one.id === id)?.version

interface Presence {
  readonly enrolment: string
  readonly version: number
  readonly attendance: string
  readonly isOnline: boolean
  /** What the presence is worth from here on. */
  readonly hours: number
}

/**
 * The accepted entries, found again by the documents they are about and ordered by the versions they made: what I8 is
 * counted from.
 */
export class Past {
  readonly claims = new Map<string, StoredEntry[]>()
  readonly rules: Rules
  readonly #byVoucher = new Map<string, { readonly version: number; readonly entry: StoredEntry }[]>()
  readonly #revokedIn = new Map<string, number>()
  readonly #presences: Presence[] = []
  readonly #planOf = new Map<string, string>()
  readonly #faceOf = new Map<string, number>()
  readonly #sessions = new Map<string, ArgsByKind['session.schedule']['session']>()

  constructor(entries: Iterable<StoredEntry>) {
    const accepted = [...entries].filter(({ verdict }) => verdict.lane === 'accepted')
    const policy = accepted.find(entry => isKind(entry, 'policy.publish'))
    if (!policy) throw new Error('nothing is decided without a policy')
    this.rules = argsOf(policy, 'policy.publish').rules
    const faces = new Map<string, number>()
    for (const entry of accepted) {
      if (isKind(entry, 'batch.draft')) {
        const { id, faceValueFen } = argsOf(entry, 'batch.draft')
        faces.set(id, faceValueFen)
      }
      if (!isKind(entry, 'session.schedule')) continue
      const { trainingClass, session } = argsOf(entry, 'session.schedule')
      this.#sessions.set(`${trainingClass} ${session.id}`, session)
    }
    for (const entry of accepted) {
      this.#note(entry)
      if (!isKind(entry, 'voucher.issue')) continue
      const { voucher, batch, plan } = argsOf(entry, 'voucher.issue')
      this.#planOf.set(voucher, plan)
      this.#faceOf.set(voucher, faces.get(batch) ?? 0)
    }
    for (const [id, list] of this.claims)
      list.sort((a, b) => (versionOf(a.writes, 'claim', id) ?? 0) - (versionOf(b.writes, 'claim', id) ?? 0))
    for (const list of this.#byVoucher.values()) list.sort((a, b) => a.version - b.version)
  }

  #note(entry: StoredEntry): void {
    for (const { collection, id, version } of entry.writes) {
      if (collection === 'claim') this.claims.set(id, [...(this.claims.get(id) ?? []), entry])
      if (collection === 'voucher') this.#byVoucher.set(id, [...(this.#byVoucher.get(id) ?? []), { version, entry }])
    }
    // A revocation counts for its voucher also where it leaves the voucher alone: from behind the version that it saw.
    if (isKind(entry, 'certificate.revoke')) {
      const { voucher, certificate } = argsOf(entry, 'certificate.revoke')
      this.#revokedIn.set(certificate, versionOf(entry.writes, 'certificate', certificate) ?? 0)
      const version = (versionOf(entry.reads, 'voucher', voucher) ?? 0) + 0.5
      this.#byVoucher.set(voucher, [...(this.#byVoucher.get(voucher) ?? []), { version, entry }])
    }
    const presence = this.#presenceOf(entry)
    if (presence) this.#presences.push(presence)
  }

  #presenceOf(entry: StoredEntry): Presence | null {
    const { kind } = entry.body
    if (kind === 'enrolment.record-hours') {
      const { enrolment, theory, practice } = argsOf(entry, kind)
      const version = versionOf(entry.writes, 'enrolment', enrolment) ?? 0
      return { enrolment, version, attendance: entry.body.id, isOnline: true, hours: theory + practice }
    }
    if (kind !== 'attendance.sign-in' && kind !== 'attendance.make-up' && kind !== 'attendance.void') return null
    const { trainingClass, session, person, enrolment } = entry.body.args as Record<string, string>
    const held = this.#sessions.get(`${trainingClass} ${session}`)
    return {
      enrolment: enrolment ?? '',
      version: versionOf(entry.writes, 'enrolment', enrolment ?? '') ?? 0,
      attendance: `${session} ${person}`,
      isOnline: held?.mode === 'online',
      hours: kind === 'attendance.void' ? 0 : (held?.hours ?? 0)
    }
  }

  planOf(voucher: string): string | undefined {
    return this.#planOf.get(voucher)
  }

  /** Whether a voucher stood frozen in its n-th version. */
  isFrozenAt(voucher: string, version: number): boolean {
    const last = this.#lastOf(voucher, version, ['voucher.freeze', 'voucher.unfreeze'])
    return last === 'voucher.freeze'
  }

  /** Whether a voucher stood certified in its n-th version, by its certificates alone. */
  isCertifiedAt(voucher: string, version: number): boolean {
    const last = this.#lastOf(voucher, version, ['certificate.confirm', 'certificate.revoke'])
    return last === 'certificate.confirm'
  }

  /** Whether a certificate was revoked in its n-th version. */
  isRevokedAt(certificate: string, version: number): boolean {
    return version >= (this.#revokedIn.get(certificate) ?? Number.POSITIVE_INFINITY)
  }

  #lastOf(voucher: string, version: number, kinds: readonly Known[]): string | undefined {
    return this.#byVoucher
      .get(voucher)
      ?.findLast(one => one.version <= version && kinds.some(kind => isKind(one.entry, kind)))?.entry.body.kind
  }

  /** The subsidy of a place as it stood in a version of its enrolment, in exact fractions. */
  fenOf(voucher: string, enrolment: string, version: number): number {
    const worth = new Map<string, Presence>()
    const own = this.#presences.filter(one => one.enrolment === enrolment && one.version <= version)
    for (const one of own.sort((a, b) => a.version - b.version)) worth.set(one.attendance, one)
    const sum = (list: readonly Presence[]) => BigInt(list.reduce((total, { hours }) => total + hours, 0))
    const all = sum([...worth.values()])
    const online = sum([...worth.values()].filter(({ isOnline }) => isOnline))
    const { rates, scarcity, onlinePercent } = this.rules.subsidy
    const standard = BigInt(rates[0]?.amountFen ?? 0)
    const scarce = (standard * BigInt(scarcity[0]?.percent ?? 100)) / 100n
    const share =
      online === 0n ? scarce : (scarce * (100n * (all - online) + BigInt(onlinePercent) * online)) / (100n * all)
    const face = BigInt(this.#faceOf.get(voucher) ?? 0)
    return Number(share < face ? share : face)
  }
}
