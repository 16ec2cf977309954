import { centreWork } from './centre-work.ts'
import { countyWork } from './county-work.ts'
import type { Deed } from './deed.ts'
import { poison } from './poison.ts'
import type { SimDevice } from './sim-device.ts'

/** Share of entries that are made although the desk foresees a refusal: the server must refuse them too. */
const WILFUL = 0.08

/** Somebody does something at the desk, offline or not. */
export function work(desk: SimDevice): void {
  const { world } = desk
  if (world.happens(world.plan.faults.poison) && poison(desk)) return
  let deed: Deed | null = null
  for (let tries = 0; tries < 8 && !deed; tries++) deed = desk.home.isCentre ? centreWork(desk) : countyWork(desk)
  if (!deed) return
  const stored: string[] = []
  for (const one of deed.drafts) {
    const body = desk.body(one)
    const outcome = desk.foresee(body)
    if (outcome.lane !== 'accepted' && !world.dice.chance(WILFUL)) break
    desk.append([body])
    stored.push(body.id)
  }
  if (stored.length === deed.drafts.length) deed.done?.(stored)
}
