import { sameEpoch } from '../../domain/protocol/epoch.ts'
import type { Evidence } from '../../domain/protocol/evidence.ts'
import type { UploadReply } from '../../domain/protocol/upload.ts'
import type { OutboxState } from '../../domain/sync/outbox.ts'
import type { SimDevice } from './sim-device.ts'
import { LineLost } from './world.ts'

const evidenceOf = ({ disk }: SimDevice): Evidence => ({
  label: '示例设备',
  certificates: disk.certificates,
  keys: disk.keyGrants,
  leases: [...disk.leases.values()]
})

/** A session is opened by the newest certificate: a server that lost it gets it shown. @throws LineLost */
export async function openSession(desk: SimDevice): Promise<void> {
  const { server, world, id, disk } = desk
  if (server.knows(id, disk.generation)) return
  if (world.happens(world.plan.faults.loseRequest)) throw new LineLost()
  await server.takeEvidence(id, { ...evidenceOf(desk), keys: [], leases: [] })
}

/** Once in a new epoch, before anything is offered, and again after each start. @throws LineLost */
export async function showEvidence(desk: SimDevice): Promise<void> {
  const { server, world, id, disk, shownTo } = desk
  const { isNewEpoch, epoch } = disk.outbox
  if (!isNewEpoch || !epoch || (shownTo && sameEpoch(shownTo, epoch))) return
  await server.takeEvidence(id, evidenceOf(desk))
  if (world.happens(world.plan.faults.loseReply)) throw new LineLost()
  desk.shownTo = epoch
}

/** Marks what a reply of another history did to a desk. */
export function markEpoch({ id, world, disk }: SimDevice, before: OutboxState, { epoch, asked }: UploadReply): void {
  const now = disk.outbox
  if (before.epoch && asked && !sameEpoch(before.epoch, asked)) world.mark('answer to a dead epoch')
  if (now.isNewEpoch && !before.isNewEpoch) world.trace(() => `${id} hears of epoch ${epoch.n} ${epoch.random}`)
  if (now.behind?.isClosed && !before.behind?.isClosed) world.mark('older generation closed')
}
