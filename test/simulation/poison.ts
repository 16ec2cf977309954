import type { Body } from '../../domain/journal/entry.ts'
import { signRun } from './sign-runs.ts'
import type { SimDevice } from './sim-device.ts'

const IDENTITY = { method: 'id-reader', matched: true } as const

/** Entries that no honest desk makes. Yields whether one was made. */
export function poison(desk: SimDevice): boolean {
  const { world } = desk
  const body = harmless(desk)
  if (!body) return false
  const change = world.dice.weighted({ kind: 3, args: 3, server: 2, device: 2, operator: 4, undecidable: 3 })
  switch (change) {
    case 'kind':
      desk.append([{ ...body, kind: 'voucher.vanish' }])
      return true
    case 'args':
      desk.append([{ ...body, args: { person: 'nobody', identity: IDENTITY } }])
      return true
    case 'server':
      desk.append([{ ...body, serverId: 'server-2' }])
      return true
    case 'device':
      desk.append([{ ...body, deviceId: 'office-999999-pc1' }])
      return true
    case 'operator':
      forge(desk)
      return true
    case 'undecidable':
      world.undecidable.add(body.id)
      desk.append([body])
      return true
  }
}

function harmless(desk: SimDevice): Body | null {
  const { world } = desk
  // Somebody the desk can see, if it sees anybody: what is forged should be worth forging.
  const person = world.dice.pick(desk.list('person'))?.id ?? world.dice.pick(world.workers)?.id
  if (person === undefined) return null
  const args = { person, occupation: `9-${world.uuid().slice(-4)}`, level: '5', source: 'counter' }
  return desk.body({ kind: 'intention.record', args })
}

/** Somebody at the desk, or at a copy of its disk, signs with a key of their own making in place of the operator's. */
export function forge(desk: SimDevice): void {
  const body = harmless(desk)
  if (!body) return
  desk.world.forged.add(body.id)
  const key = desk.world.ring.create(`forger ${body.id}`)
  desk.append([body], run => signRun(desk, run, key))
}
