import { asideDispute, organisationOfDevice } from '../casework/aside-dispute.ts'
import { refusal, uses } from '../reduction.ts'
import { factsOf } from './acceptor.ts'
import type { AcceptorStore, AsideEntry, StoredEntry } from './acceptor-store.ts'
import { type Bench, reviewAside } from './decide.ts'
import { releaseWaiting, WAITING_LIMIT } from './release.ts'

/**
 * S22: what was set aside for 30 days and came in no chain goes to review: what is looked at together, of the device
 * that has waited longest, in one case. Yields how many of its entries are aside no more.
 */
export async function endAside(store: AcceptorStore, bench: Bench, limit: number): Promise<number> {
  const late = await store.asideSince(bench.now - WAITING_LIMIT, limit)
  const deviceId = late[0]?.deviceId
  if (deviceId === undefined) return 0
  const own = late.filter(one => one.deviceId === deviceId)
  // Under the lock of its chain, in which the same entry might come at this moment.
  const head = await store.lockHead(deviceId)
  const known = await store.known(own.map(({ entry }) => entry.body.id))
  const fresh = head ? own.filter(({ entry }) => !known.has(entry.body.id)) : []
  const entries: StoredEntry[] = []
  await loadPlace(bench, deviceId)
  for (const one of fresh) entries.push(await reviewed(bench, one, entries[0]?.body.id ?? one.entry.body.id))
  const released = await releaseWaiting(bench)
  await store.commit({
    head,
    places: [],
    runs: [],
    entries,
    decided: released.decided,
    waiting: released.waiting,
    losers: [...bench.losers.values()],
    changes: bench.table.changes(),
    sealed: [],
    asideEnded: own.map(({ entry }) => entry.body.id)
  })
  return own.length
}

async function loadPlace({ table }: Bench, deviceId: string): Promise<void> {
  await table.load([uses('read', 'directory', deviceId)])
  const organisation = organisationOfDevice(table.reader().read, deviceId)
  if (organisation !== null) await table.load([uses('read', 'directory', organisation)])
}

async function reviewed(bench: Bench, { entry, receivedAt }: AsideEntry, root: string): Promise<StoredEntry> {
  const { body, envelope } = entry
  const { generation } = envelope
  const { read, versions } = bench.table.reader()
  const outcome = {
    lane: 'review',
    rejection: refusal('entry.superseded', 'S22', { generation }),
    dispute: asideDispute(read, body)
  } as const
  const reads = versions()
  const { verdict, writes } = await reviewAside(bench, body, outcome, root)
  const facts = factsOf(body, generation, receivedAt)
  return { body, bodyHash: envelope.bodyHash, envelope, facts, verdict, reads, writes }
}
