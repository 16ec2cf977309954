import { type ChainHead, chainBody, runMessage } from '../../domain/journal/chain.ts'
import { type Body, type Entry, MAX_RUN, type Run } from '../../domain/journal/entry.ts'
import { sha256 } from '../doubles/crypto.ts'
import type { SimDevice } from './sim-device.ts'

export type UnsignedRun = Omit<Run, 'deviceSignature'>

/** Runs of one operator each behind the device's head, and the head behind them. Nothing is stored. */
export function chainRuns(
  { world, index, disk }: SimDevice,
  bodies: readonly Body[],
  sign: (run: UnsignedRun) => Run
): { readonly runs: readonly Run[]; readonly head: ChainHead } {
  let head = world.cores.isHeadDerived ? index.head(disk.generation) : disk.storedHead
  const runs: Run[] = []
  for (let i = 0; i < bodies.length; ) {
    const operator = bodies[i]?.operator ?? null
    const entries: Entry[] = []
    for (let body = bodies[i]; body && entries.length < MAX_RUN && body.operator === operator; body = bodies[i]) {
      const chained = chainBody(head, body, sha256)
      entries.push(chained.entry)
      head = chained.head
      i += 1
    }
    runs.push(sign({ suite: 'ed25519', operator, entries, operatorSignature: null }))
  }
  return { runs, head }
}

/** Signs with the newest key that the operator made here, or with another. */
export function signRun({ id, world, disk }: SimDevice, run: UnsignedRun, operatorKey?: string): Run {
  const message = runMessage(run, id, sha256)
  const key = operatorKey ?? (run.operator === null ? undefined : disk.operators.get(run.operator)?.at(-1))
  return {
    ...run,
    deviceSignature: world.ring.sign(disk.publicKey, message),
    operatorSignature: key === undefined ? null : world.ring.sign(key, message)
  }
}

/** Whether a stored run bears its operator's own signature, by any key that the operator made here. */
export function isGenuine({ id, world, disk }: SimDevice, { operator, operatorSignature, ...run }: Run): boolean {
  if (operator === null || operatorSignature === null) return false
  const message = runMessage({ ...run, operator }, id, sha256)
  const keys = disk.operators.get(operator) ?? []
  return keys.some(key => world.ring.verify(run.suite, key, message, operatorSignature))
}
