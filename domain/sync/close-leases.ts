import { keyText } from '../documents.ts'
import { canonicalText } from '../journal/canonical.ts'
import type { Body } from '../journal/entry.ts'
import { type ArgsByKind, verbOf } from '../reducer.ts'
import { type EntryFacts, uses } from '../reduction.ts'
import type { StoredEntry } from './acceptor-store.ts'
import { type Bench, decide, parseEntry } from './decide.ts'
import type { Crypto } from './ports.ts'

interface Author {
  readonly serverId: string
  readonly now: number
}

/**
 * S20: devices that this batch revoked hold no lease from the same transaction on. Looked up once the device's document
 * is locked, so that no grant can come between. Yields the entries by which the server closed them.
 */
export async function closeLeasesOfRevoked(
  bench: Bench,
  { crypto, serverId, now }: Author & { readonly crypto: Pick<Crypto, 'sha256'> }
): Promise<readonly StoredEntry[]> {
  const closed: StoredEntry[] = []
  for (const device of revokedNow(bench)) {
    const leases = await bench.store.openLeases(device)
    await bench.table.load(leases.map(lease => uses('write', 'lease', lease)))
    for (const lease of leases) {
      const args: ArgsByKind['lease.close'] = { lease, device }
      const id = uuidOf(now, crypto.sha256(`lease.close ${keyText({ collection: 'lease', id: lease })} ${now}`))
      const body = serverAct(id, args, { serverId, now })
      const facts = factsOf(body)
      const { verdict, reads, writes } = await decide(bench, body, facts, parseEntry(body))
      const bodyHash = crypto.sha256(canonicalText(body))
      if (verdict.lane === 'accepted') closed.push({ body, bodyHash, envelope: null, facts, verdict, reads, writes })
    }
  }
  return closed
}

function revokedNow(bench: Bench): readonly string[] {
  return bench.table.changes().flatMap(({ before, after }) => {
    const isDevice = 'kind' in after && after.kind === 'device' && after.state === 'revoked'
    const wasRevoked = before !== null && 'kind' in before && before.kind === 'device' && before.state === 'revoked'
    return isDevice && !wasRevoked ? [after.id] : []
  })
}

const serverAct = (id: string, args: ArgsByKind['lease.close'], { serverId, now }: Author): Body => ({
  v: verbOf('lease.close')?.version ?? 1,
  id,
  serverId,
  deviceId: serverId,
  kind: 'lease.close',
  args,
  operator: null,
  policyVersion: 0,
  at: now,
  lastContact: now,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
})

const factsOf = ({ id, kind, deviceId, at }: Body): EntryFacts => ({
  ...{ id, kind, deviceId, at },
  generation: 1,
  operator: null,
  earliest: at,
  latest: at,
  flagged: false,
  sealed: []
})

/** A UUIDv7 (RFC 9562) of this instant, its random bits taken from a hash: nothing is drawn in the domain. */
function uuidOf(now: number, hash: string): string {
  const time = now.toString(16).padStart(12, '0').slice(-12)
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 3) | 8).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(8, 20)
  ].join('-')
}
