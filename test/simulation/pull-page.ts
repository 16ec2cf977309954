import { type CollectionName, keyText } from '../../domain/documents.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import { type Epoch, sameEpoch } from '../../domain/protocol/epoch.ts'
import type { Checkpoint, Digest, Digests, PullLine } from '../../domain/protocol/pull.ts'
import { addDocument } from '../../domain/sync/digest.ts'
import {
  headWhileApplying,
  type Page,
  type PullNet,
  type ReplicaHead,
  type ReplicaStore
} from '../../domain/sync/puller.ts'
import { sha256 } from '../doubles/crypto.ts'
import { DAY } from '../doubles/test-province.ts'
import { checkPage } from './check-page.ts'
import { emptyReplica, type ReplicaDisk } from './device-disk.ts'
import { deleteParts, noteErased } from './erasure.ts'
import { openSession } from './new-epoch.ts'
import type { SimDevice } from './sim-device.ts'
import { LineLost } from './world.ts'

/** Replies that came too late, by device: what a stale answer is made of. */
const lateReplies = new WeakMap<SimDevice, readonly PullLine[]>()

/** One page through the real puller. Yields whether it brought anything. */
export async function pullPage(device: SimDevice, wantsDigests = false): Promise<boolean> {
  const { disk, world } = device
  deleteParts(device)
  device.deliver()
  await openSession(device)
  const replica = disk.staged ?? disk.replica
  const store: ReplicaStore = {
    head: async () => replica.head,
    apply: async (page, head) => writePage(device, replica, page, head)
  }
  const step = await world.cores.pullOnce(store, netOf(device), 1, world.plan.pageLimit, wantsDigests)
  switch (step.kind) {
    case 'applied':
      if (replica === disk.staged && step.head.isComplete) {
        if (disk.replica.head.epoch && step.head.epoch && !sameEpoch(disk.replica.head.epoch, step.head.epoch))
          world.mark('replica rebuilt for a new epoch')
        disk.replica = replica
        disk.staged = null
        device.forgetView()
      }
      deleteParts(device)
      device.deliver()
      if (step.digests) device.comparedAt = world.now
      if (step.digests && replica === disk.replica && hasDrifted(device, step.digests)) {
        world.mark('drift found')
        disk.staged = emptyReplica()
        return true
      }
      return step.more || step.documents > 0 || step.verdicts.length > 0
    case 'rebuild':
      disk.staged = emptyReplica()
      return true
    case 'stale':
      world.mark('stale pull')
      return true
    case 'cut':
      world.mark('cut pull')
      return true
  }
}

/** Row 36: what the replica holds, counted document by document as the worker does, against the server's digests. */
function hasDrifted({ disk, world, id }: SimDevice, digests: Digests): boolean {
  const own = new Map<string, Digest>()
  for (const { collection, document, version } of disk.replica.documents.values())
    addDocument(own, { collection, document: document as never, version }, sha256)
  const drifted = world.cores.driftedScopes(own, digests)
  const isExplained = disk.replica.isPlanted || disk.replica.torn
  if (drifted.length > 0 && !isExplained) world.violate('I6', `${id} drifted by itself in ${drifted[0]}`)
  if (drifted.length > 0) world.trace(() => `${id} has drifted in ${drifted.join(' ')}`)
  return drifted.length > 0
}

function netOf(device: SimDevice): PullNet {
  const { world, disk } = device
  const { faults } = world.plan
  return {
    pull: async request => {
      if (world.happens(faults.loseRequest)) throw new LineLost()
      const lines = device.server.pull(device.id, disk.generation, request)
      if (!lines) throw new LineLost()
      // A reply does not outlive the server process that gave it.
      const held = lateReplies.get(device)
      const late = held && isOfEpoch(held, device.server.store.epoch) ? held : undefined
      if (late && world.happens(faults.staleReply)) return late
      if (world.happens(faults.staleReply)) lateReplies.set(device, lines)
      if (world.happens(faults.loseReply)) throw new LineLost()
      return world.happens(faults.cutPull) ? lines.slice(0, world.dice.int(0, lines.length - 1)) : lines
    }
  }
}

const isOfEpoch = (lines: readonly PullLine[], epoch: Epoch): boolean =>
  lines.some(line => 'end' in line && sameEpoch(line.end.epoch, epoch))

function writePage(device: SimDevice, replica: ReplicaDisk, page: Page, head: ReplicaHead): void {
  replica.head = headWhileApplying(replica.head, head)
  replica.torn = furthest(replica.torn ?? {}, head.checkpoint)
  noteErased(replica, page)
  for (const part of device.world.cores.pageSteps) {
    if (part === 'documents') writeDocuments(device, replica, page)
    else writeHead(device, replica, page, head)
  }
  device.world.trace(
    () =>
      `${device.id} pulls ${page.documents.length} documents, ${page.gone.length} gone, ${page.verdicts.length} verdicts`
  )
  if (page.documents.length + page.gone.length + page.verdicts.length > 0) device.forgetView()
  checkPage(device, replica, page)
}

/** Collection by collection, as IndexedDB has no transaction over several databases. */
function writeDocuments(device: SimDevice, replica: ReplicaDisk, page: Page): void {
  const names = new Set<CollectionName>([...page.documents, ...page.gone].map(line => line.collection))
  for (const name of names) {
    device.step('crash between documents')
    for (const line of page.documents) {
      if (line.collection === 'lease') device.disk.leases.set(line.document.id, line.document as Lease)
      if (line.collection === name) replica.documents.set(keyText({ collection: name, id: line.document.id }), line)
    }
    for (const { collection, gone } of page.gone) {
      if (collection !== name || !replica.documents.delete(keyText({ collection, id: gone }))) continue
      device.world.mark('gone row')
    }
  }
}

/** Once a day; the time of the last comparison is lost with the process, which costs one more. */
export function isDigestDue({ disk, world, comparedAt }: SimDevice): boolean {
  return disk.staged === null && world.now - comparedAt >= DAY
}

/** Whether a place lies nowhere before another: a late page may lead less far than the one that a crash cut short. */
const covers = (place: Checkpoint, other: Checkpoint): boolean =>
  Object.entries(other).every(([scope, seq]) => (place[scope] ?? 0) >= seq)

/**
 * A second page may be cut short before the first is made whole, and lead further: what it wrote is explained until a
 * page covers that as well (seed 12931: a late page covered the first and not the second).
 */
const furthest = (one: Checkpoint, other: Checkpoint): Checkpoint =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map(scope => [
      scope,
      Math.max(one[scope] ?? 0, other[scope] ?? 0)
    ])
  )

function writeHead(device: SimDevice, replica: ReplicaDisk, page: Page, head: ReplicaHead): void {
  device.step('crash before checkpoint')
  for (const [scope, seq] of Object.entries(replica.head.checkpoint)) {
    if ((head.checkpoint[scope] ?? 0) < seq) device.world.violate('L3', `${device.id} went back in ${scope}`)
  }
  replica.head = head
  if (covers(head.checkpoint, replica.torn ?? {})) replica.torn = null
  replica.undelivered = [...replica.undelivered, ...page.verdicts]
  device.step('crash after checkpoint')
}
