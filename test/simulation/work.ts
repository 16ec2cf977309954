import { caseDeeds } from './case-work.ts'
import { centreWork } from './centre-work.ts'
import { countyWork } from './county-work.ts'
import { anyDeed, type Deed } from './deed.ts'
import { erase } from './erasure.ts'
import { loopDeeds } from './loop-work.ts'
import { poison } from './poison.ts'
import type { SimDevice } from './sim-device.ts'

/** Share of entries that are made although the desk foresees a refusal: the server must refuse them too. */
const WILFUL = 0.08
/** Share of the work behind the redeemed voucher, where a seed has any. */
const LOOP_SHARE = 0.85

/** Somebody does something at the desk, offline or not. */
export function work(desk: SimDevice): void {
  const { world } = desk
  if (world.happens(world.plan.faults.poison) && poison(desk)) return
  const deed = world.plan.hasLoop && world.dice.chance(LOOP_SHARE) ? anyDeed(desk, loopDeeds(desk)) : wayDeed(desk)
  if (deed) carryOut(desk, deed)
}

/** Somebody sees to alerts and double records. */
export function lookAfterCases(desk: SimDevice): void {
  const deed = anyDeed(desk, caseDeeds(desk))
  if (deed) carryOut(desk, deed)
}

/** Somebody asks to be forgotten. */
export function forget(desk: SimDevice): void {
  const deed = erase(desk)
  if (deed) carryOut(desk, deed)
}

/** Something on the worker's way to the first session. */
function wayDeed(desk: SimDevice): Deed | null {
  const { type } = desk.home
  if (type !== 'centre' && type !== 'county') return null
  let deed: Deed | null = null
  for (let tries = 0; tries < 8 && !deed; tries++) deed = type === 'centre' ? centreWork(desk) : countyWork(desk)
  return deed
}

function carryOut(desk: SimDevice, deed: Deed): void {
  const stored: string[] = []
  for (const one of deed.drafts) {
    const body = desk.body(one)
    const outcome = desk.foresee(body)
    if (outcome.lane !== 'accepted' && deed.isBlind !== true && !desk.world.dice.chance(WILFUL)) break
    desk.append([body])
    stored.push(body.id)
  }
  if (stored.length === deed.drafts.length) deed.done?.(stored)
}
