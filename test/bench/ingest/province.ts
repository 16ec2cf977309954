import { counties } from '../../../domain/codes/regions.ts'
import type { Body } from '../../../domain/journal/entry.ts'
import type { UploadRequest } from '../../../domain/protocol/upload.ts'
import type { Kind } from '../../../domain/reducer.ts'
import { createToken } from '../../../sync-server/auth/device-session.ts'
import type { Database } from '../../../sync-server/db/database.ts'
import { serverBody } from '../../../sync-server/journal/server-body.ts'
import { createLog } from '../../../sync-server/log.ts'
import { createChance } from '../../../sync-server/seed/sample-chance.ts'
import type { SampleDevice } from '../../../sync-server/seed/sample-device.ts'
import { samplePerson } from '../../../sync-server/seed/sample-people.ts'
import { offices, organisationOf, sampleOperators, sampleRules } from '../../../sync-server/seed/sample-places.ts'
import { type Act, act, SampleWorld } from '../../../sync-server/seed/sample-world.ts'
import { openServerContext } from '../../../sync-server/server-context.ts'

/** A county's desk with workers of its own, and uploads that are made and signed before anything is timed. */
export interface Desk {
  readonly token: string
  /** The next upload of so many entries of the workload. */
  readonly nextUpload: (entries: number) => UploadRequest
}

export type Workload = (desk: { readonly county: string; readonly people: readonly string[] }, n: number) => Act

/** One insert and one update, as pgbench does: a worker's record is corrected. */
const educations = ['junior', 'senior', 'vocational', 'college'] as const
export const amend: Workload = ({ people }, n) =>
  act('person.amend', {
    person: people[n % people.length] ?? '',
    fields: { education: educations[n % educations.length] ?? 'junior', employment: n % 2 ? 'farming' : 'flexible' },
    parts: []
  })

export interface BenchProvince {
  readonly desks: readonly Desk[]
}

const peopleEach = 400

const register = (world: SampleWorld, device: SampleDevice, county: string, n: number): Act => {
  const person = samplePerson(world.chance, n, world.now, 2026)
  const sealed = [device.seal(person.id, 'identity', person.identity)]
  const { sex, birth, fields } = person
  const args = { person: person.id, county, sex, birth, ...fields, sample: true, parts: ['identity' as const] }
  return act('person.register', args, sealed)
}

/** Founds the province in an empty database and gives so many counties a desk. `now`: after this, entries are made at it. */
export const foundProvince = async (
  database: Pick<Database, 'pool' | 'url'>,
  dataFolder: string,
  deskCount: number
): Promise<BenchProvince> => {
  const start = Date.now() - 60_000
  const log = createLog('silent')
  const context = await openServerContext(database, dataFolder, log)
  const world = new SampleWorld(context, createChance(7), start)
  const rules = { version: 1, name: '示例', from: '2020-01-01', rules: sampleRules, pilotCities: [], sample: true }
  await world.author([{ kind: 'policy.publish', args: rules }])
  await world.author(offices().map(args => ({ kind: 'organisation.register', args })))
  await world.author(
    sampleOperators().flatMap(args => (args.organisation.length === 10 ? { kind: 'operator.add', args } : []))
  )
  const places = counties().slice(0, deskCount)
  const desks: Desk[] = []
  let registered = 0
  for (const { code: county } of places) {
    const organisation = organisationOf(county)
    const operator = sampleOperators().find(one => one.organisation === organisation)?.id ?? ''
    const device = await world.device(`bench-${county}`, organisation, [operator])
    const acts = Array.from({ length: peopleEach }, () => register(world, device, county, ++registered))
    await world.perform(device, operator, acts)
    const people = acts.map(({ args }) => (args as { person: string }).person)
    const { token } = await createToken(context.identity.tokenKey, device.id, 1, Date.now())
    let made = 0
    const bodyOf = (one: Act): Body => ({
      ...serverBody<Kind>(
        { ...one, policyVersion: 1, id: world.chance.uuid(Date.now()) },
        context.identity.serverId,
        Date.now()
      ),
      deviceId: device.id,
      operator,
      sealed: (one.sealed ?? []).map(({ digest }) => digest)
    })
    desks.push({
      token,
      nextUpload: entries => {
        const batch = Array.from({ length: entries }, () => amend({ county, people }, made++))
        device.append(
          operator,
          batch.map(bodyOf),
          batch.flatMap(({ sealed = [] }) => sealed)
        )
        return device.takeUpload()
      }
    })
  }
  await context.close()
  return { desks }
}
