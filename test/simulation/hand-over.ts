import { runMessage } from '../../domain/journal/chain.ts'
import type { Run } from '../../domain/journal/entry.ts'
import { isFinal } from '../../domain/journal/lane.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { onHandOverReply } from '../../domain/sync/handing-over.ts'
import { sha256 } from '../doubles/crypto.ts'
import { type Line, wholeLine } from './line.ts'
import { openSession } from './new-epoch.ts'
import type { SimDevice } from './sim-device.ts'
import { LineLost } from './world.ts'

/** What a machine that was stopped still has to hand over. */
function openHandOver(desk: SimDevice): UploadRequest | null {
  const isOpen = (entry: string): boolean =>
    !desk.handedOver.has(entry) && !isFinal(desk.verdictOf(entry)?.lane ?? 'pending')
  return desk.world.cores.nextHandOver(desk.disk.outbox, [...desk.index.records.values()], isOpen, 1)
}

/** @throws LineLost, Crash */
export async function handOver(desk: SimDevice, line: Line): Promise<void> {
  const { world, disk } = desk
  const { faults } = world.plan
  const request = openHandOver(desk)
  if (!request) return
  await openSession(desk)
  if (world.happens(faults.repeatRequest)) line.late(request)
  if (world.happens(faults.loseRequest)) throw new LineLost()
  const reply = await desk.ask(request)
  if (world.happens(faults.loseReply)) throw new LineLost()
  desk.step('crash before verdicts are kept')
  const { state, verdicts } = onHandOverReply(disk.outbox, reply)
  for (const verdict of verdicts) desk.learn(reply.epoch, verdict)
  disk.outbox = state
  // A fork that nobody has ended yet: nothing was taken, it is asked about again.
  const isOver = state.halt === 'superseded'
  for (const { body } of isOver ? request.runs.flatMap(run => run.entries) : []) desk.handedOver.add(body.id)
  desk.forgetView()
  world.mark('handed over')
  world.trace(() => `${desk.id} hands over ${request.runs.length} runs: ${verdicts.length} answers, ${reply.stop}`)
}

/** A clone that was stopped; nobody registers it again. Yields whether anything moved. */
export async function settleClone(clone: SimDevice): Promise<boolean> {
  const standing = (): string => JSON.stringify([clone.disk.outbox, openHandOver(clone)])
  const before = standing()
  if (openHandOver(clone)) await clone.exchange(wholeLine)
  return standing() !== before
}

/** Started anew, who handed over asks again: a restored server may have lost what was aside, or all is decided by now. */
export function startClones(desks: readonly SimDevice[]): void {
  for (const desk of desks) if (desk.isClone) desk.restart()
}

/** Put back to before it, a server may have lost a key that the operator made on this machine alone: nobody shows it. */
export function isKeyKnown({ id, server, world }: SimDevice, { operator, operatorSignature, ...run }: Run): boolean {
  const found = operator === null ? undefined : server.document('directory', operator)
  if (found?.kind !== 'operator' || operatorSignature === null) return false
  const message = runMessage({ ...run, operator }, id, sha256)
  const own = found.keys.filter(({ device }) => device === id)
  return own.some(({ publicKey }) => world.ring.verify(run.suite, publicKey, message, operatorSignature))
}
