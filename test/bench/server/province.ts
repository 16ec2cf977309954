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
  readonly device: string
  readonly county: string
  readonly token: string
  /**
   * The next upload of so many entries that correct a worker's record: one insert and one update each, as pgbench does.
   */
  readonly nextUpload: (entries: number) => UploadRequest
  /** The next upload of so many entries that register a worker each, with a sealed part. */
  readonly nextRegistrations: (entries: number) => UploadRequest
}

const educations = ['junior', 'senior', 'vocational', 'college'] as const
const amend = (people: readonly string[], n: number): Act =>
  act('person.amend', {
    person: people[n % people.length] ?? '',
    fields: { education: educations[n % educations.length] ?? 'junior', employment: n % 2 ? 'farming' : 'flexible' },
    parts: []
  })

export interface BenchProvince {
  readonly desks: readonly Desk[]
}

const register = (world: SampleWorld, device: SampleDevice, county: string, n: number): Act => {
  const person = samplePerson(world.chance, n, world.now, 2026)
  const sealed = [device.seal(person.id, 'identity', person.identity)]
  const { sex, birth, fields } = person
  const args = { person: person.id, county, sex, birth, ...fields, sample: true, parts: ['identity' as const] }
  return act('person.register', args, sealed)
}

const operatorOf = (county: string): string =>
  sampleOperators().find(one => one.organisation === organisationOf(county))?.id ?? ''

const foundOffices = async (world: SampleWorld): Promise<void> => {
  const rules = { version: 1, name: '示例', from: '2020-01-01', rules: sampleRules, pilotCities: [], sample: true }
  await world.author([{ kind: 'policy.publish', args: rules }])
  await world.author(offices().map(args => ({ kind: 'organisation.register', args })))
  await world.author(
    sampleOperators().flatMap(args => (args.organisation.length === 10 ? { kind: 'operator.add', args } : []))
  )
}

/** Chains and signs what a desk does, at the present time. */
const uploadOf = (world: SampleWorld, device: SampleDevice, operator: string, acts: readonly Act[]): UploadRequest => {
  const { serverId } = world.context.identity
  const bodies = acts.map(
    (one): Body => ({
      ...serverBody<Kind>({ ...one, policyVersion: 1, id: world.chance.uuid(Date.now()) }, serverId, Date.now()),
      deviceId: device.id,
      operator,
      sealed: (one.sealed ?? []).map(({ digest }) => digest)
    })
  )
  device.append(
    operator,
    bodies,
    acts.flatMap(({ sealed = [] }) => sealed)
  )
  return device.takeUpload()
}

/** Founds the province in an empty database and gives it so many desks, county by county in turn. */
export const foundProvince = async (
  database: Pick<Database, 'pool' | 'url'>,
  dataFolder: string,
  deskCount: number,
  peopleEach = 400
): Promise<BenchProvince> => {
  const context = await openServerContext(database, dataFolder, createLog('silent'))
  const world = new SampleWorld(context, createChance(7), Date.now() - 60_000)
  await foundOffices(world)
  const places = counties().map(({ code }) => code)
  const wanted = Array.from({ length: deskCount }, (_, n) => {
    const county = places[n % places.length] ?? ''
    return {
      id: `bench-${county}-${n}`,
      county,
      organisation: organisationOf(county),
      operators: [operatorOf(county)]
    }
  })
  const devices = await world.devices(wanted)
  const desks: Desk[] = []
  let registered = 0
  for (const [n, device] of devices.entries()) {
    const { county = '', operators: [operator = ''] = [] } = wanted[n] ?? {}
    const registrations = (count: number) =>
      Array.from({ length: count }, () => register(world, device, county, ++registered))
    const acts = registrations(peopleEach)
    await world.perform(device, operator, acts)
    const people = acts.map(({ args }) => (args as { person: string }).person)
    const { token } = await createToken(context.identity.tokenKey, device.id, 1, Date.now())
    let made = 0
    desks.push({
      device: device.id,
      county,
      token,
      nextUpload: entries =>
        uploadOf(
          world,
          device,
          operator,
          Array.from({ length: entries }, () => amend(people, made++))
        ),
      nextRegistrations: entries => uploadOf(world, device, operator, registrations(entries))
    })
  }
  await context.close()
  return { desks }
}
