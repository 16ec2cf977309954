import { scopesOf } from '../../domain/access/scope.ts'
import { keyText } from '../../domain/documents.ts'
import { sameEpoch } from '../../domain/protocol/epoch.ts'
import type { Page } from '../../domain/sync/puller.ts'
import type { ReplicaDisk } from './device-disk.ts'
import type { SimDevice } from './sim-device.ts'

/** What must hold after every page, in the middle of all faults: I9 and row 39. */
export function checkPage(device: SimDevice, replica: ReplicaDisk, page: Page): void {
  const { world, server } = device
  if (!isOfHistory(device, replica)) return
  const mine = new Set(server.scopesOf(device.id))
  for (const { collection, document } of page.documents) {
    if (!scopesOf(collection, document as never).some(scope => mine.has(scope)))
      world.violate('I9', `${device.id} was sent ${collection} outside its scopes`)
  }
  for (const { lane, entry } of page.verdicts) {
    if (lane === 'accepted') checkEffects(device, replica, entry)
  }
}

/** A replica of a history that ended is on its way out: only the server's present one can be compared. */
const isOfHistory = ({ server }: SimDevice, { head }: ReplicaDisk): boolean =>
  head.epoch !== null && sameEpoch(head.epoch, server.store.epoch)

/** Row 39: with the verdict the replica holds what it wrote, or the screen would forget it until the next page. */
function checkEffects({ id, world, server }: SimDevice, replica: ReplicaDisk, entry: string): void {
  for (const { collection, id: document, version } of server.store.entries.get(entry)?.writes ?? []) {
    const key = keyText({ collection, id: document })
    const now = server.store.documents_.get(key)?.document
    const isSeen = now && scopesOf(collection, now as never).some(scope => server.scopesOf(id).includes(scope))
    const held = replica.documents.get(key)
    if (isSeen && held && held.version < version)
      world.violate('Y1', `${id} has the verdict of ${entry.slice(-4)} but ${key} is older than its effect`)
  }
}

/** Y1: an accepted entry stays on the screen until the replica holds what it changed. */
export function checkOverlay(desk: SimDevice): void {
  const { id, world, server, disk, index, overlay } = desk
  if (!isOfHistory(desk, disk.replica)) return
  for (const { body } of index.records.values()) {
    if (disk.verdicts.of(server.store.epoch, body.id)?.lane !== 'accepted' || overlay.outcomes.has(body.id)) continue
    for (const { collection, id: document, version } of server.store.entries.get(body.id)?.writes ?? []) {
      const held = disk.replica.documents.get(keyText({ collection, id: document }))
      if (held && held.version < version)
        world.violate('Y1', `${id} let go of ${body.id.slice(-4)} before its effect on ${collection} came`)
    }
  }
}

/** What a screen shows folded over the replica. */
export function markOverlay(desk: SimDevice): void {
  for (const id of desk.overlay.outcomes.keys()) {
    const verdict = desk.verdictOf(id)
    if (!verdict) desk.world.mark('overlay with pending entry')
    else if (verdict.lane === 'waiting') desk.world.mark('overlay with waiting entry')
  }
}
