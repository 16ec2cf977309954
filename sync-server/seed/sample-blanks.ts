import { SHORT_CODES, shortCodeFromNumber } from '../../domain/codes/short-code.ts'
import { documentById } from '../documents/directory.ts'
import { keepBlanks } from '../leases/blanks.ts'
import { grantArgs } from '../leases/grant-args.ts'
import type { SampleDevice } from './sample-device.ts'
import { richCounty, type SampleSkill } from './sample-places.ts'
import type { SampleWorld } from './sample-world.ts'

const leaseMs = 30 * 86_400_000

export const planOf = (county: string, skill: SampleSkill): string =>
  `plan-${county}-${skill.occupation}-${skill.level}`
export const batchOf = (county: string, skill: SampleSkill): string =>
  `batch-${county}-${skill.occupation}-${skill.level}`

/** A lease of so many blanks, drawn from the province's own chance so that every seeding has the same numbers. */
export const takeSampleBlanks = async (world: SampleWorld, device: SampleDevice, skill: SampleSkill, count: number) => {
  const { chance, context } = world
  const batch = batchOf(richCounty, skill)
  const found = await documentById(context.pool, 'batch', batch)
  if (!found) throw new Error(`no batch ${batch}`)
  const lease = `lease-${chance.uuid(world.now)}`
  const blanks = Array.from({ length: count }, () => ({
    voucher: chance.uuid(world.now),
    code: shortCodeFromNumber(Math.floor(chance.next() * SHORT_CODES))
  }))
  await keepBlanks(context.pool, batch, lease, blanks)
  const terms = { lease, device: device.id, generation: 1, expiresAt: world.now + leaseMs }
  await world.author([{ kind: 'lease.grant', args: grantArgs(found, blanks, terms, context.identity) }])
  return { lease, batch, plan: planOf(richCounty, skill), blanks }
}
