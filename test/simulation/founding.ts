import { certificateMessage, type SignedCertificate } from '../../domain/directory/certificate.ts'
import { keyGrantMessage } from '../../domain/directory/key-grant.ts'
import type { Role } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { SERVER, SKILL, START, sampleOrganisation, sampleRules } from '../doubles/test-province.ts'
import type { SeedPlan } from './seed-plan.ts'
import { type Home, SimDevice } from './sim-device.ts'
import type { SimServer } from './sim-server.ts'
import type { World } from './world.ts'

const COUNTIES = ['140121', '140122'] as const
export const countyOf = (n: number): string => COUNTIES[n % COUNTIES.length] ?? COUNTIES[0]
export const batchOf = (county: string): string => `batch-${county}`

/** Everything that exists before the first desk opens: policy, offices, centres, plans, batches and desks. */
export async function found(world: World, server: SimServer): Promise<SimDevice[]> {
  const { plan } = world
  const counties = Array.from({ length: plan.counties }, (_, n) => countyOf(n))
  const centres = Array.from({ length: plan.centres }, (_, n) => ({
    id: `centre-${n + 1}`,
    county: countyOf(n % plan.counties)
  }))
  await server.must([
    server.body(
      'policy.publish',
      {
        version: 1,
        name: '示例政策',
        from: '2026-01-01',
        rules: rulesOf(plan),
        pilotCities: ['1401'],
        sample: true
      },
      { policyVersion: 0 }
    ),
    ...counties.map(county => organisation(server, `office-${county}`, 'county', county)),
    ...centres.map(({ id, county }) => organisation(server, id, 'centre', county)),
    ...(plan.hasLoop ? upperPlaces.map(({ id, type, region }) => organisation(server, id, type, region)) : [])
  ])
  await server.must(counties.flatMap(county => planAndBatch(server, county, plan.batchSize, world.vouchersUntil)))
  const desks: SimDevice[] = []
  const homes: Home[] = [
    ...counties.map(county => ({ organisation: `office-${county}`, county, type: 'county' as const })),
    ...centres.map(({ id, county }) => ({ organisation: id, county, type: 'centre' as const }))
  ]
  for (const home of homes)
    for (let n = 1; n <= plan.desksPerOffice; n++) desks.push(await openDesk(world, server, home, n))
  for (const { id, type } of plan.hasLoop ? upperPlaces : [])
    desks.push(await openDesk(world, server, { organisation: id, type, county: countyOf(0) }, 1))
  const workers = world.dice.int(3, 7)
  for (let n = 0; n < workers; n++) {
    world.workers.push({
      id: world.uuid(),
      home: countyOf(n % plan.counties),
      birth: `19${70 + Math.floor(n / 2)}-05-01`
    })
  }
  return desks
}

/** Who else has a part in the loop from the class to the money. */
const upperPlaces = [
  { id: 'office-1401', type: 'city', region: '1401' },
  { id: 'office-14', type: 'province', region: '14' },
  { id: 'assessor-1', type: 'assessor', region: '140121' }
] as const

/** The sample's rules; for the loop with a short notice, and limits that a handful of workers meets. */
function rulesOf({ hasLoop }: SeedPlan): Rules {
  const rules = { ...sampleRules, sameSkillOnce: false, liveVouchersMax: 2, leaseDays: 2 }
  if (!hasLoop) return rules
  return {
    ...rules,
    training: { ...rules.training, attendanceMinPercent: 50, makeUpsMax: 1 },
    subsidy: {
      ...rules.subsidy,
      rates: [{ occupation: '', level: '5', amountFen: 90_001 }],
      scarcity: [{ occupation: SKILL.occupation, percent: 105 }],
      onlinePercent: 33,
      noticeWorkingDays: 1,
      cityReviewFromFen: 150_000,
      provinceSampleOneIn: 2
    }
  }
}

async function openDesk(world: World, server: SimServer, home: Home, n: number): Promise<SimDevice> {
  const desk = new SimDevice(`${home.organisation}-pc${n}`, home, world, server)
  desk.disk.certificates.push(await registerDesk(desk))
  if (world.plan.hasLoop && home.type === 'county') {
    await newOperator(desk, ['finance'])
    await newOperator(desk, ['county-reviewer', 'finance'])
  }
  await newOperator(desk)
  return desk
}

function organisation(server: SimServer, id: string, type: Organisation['type'], region: string): Body {
  return server.body('organisation.register', sampleOrganisation(id, type, region))
}

function planAndBatch(server: SimServer, county: string, size: number, validUntil: string): readonly Body[] {
  const plan = `plan-${county}`
  const batch = batchOf(county)
  return [
    server.body('plan.draft', {
      id: plan,
      year: 2026,
      county,
      ...SKILL,
      categories: [],
      size,
      unitValueFen: 100_000,
      budgetFen: size * 100_000,
      fundSource: '提升行动专账',
      sample: true
    }),
    server.body('plan.submit', { plan }),
    server.body('plan.approve', { plan }),
    ...batchBodies(server, { batch, plan, size, validUntil })
  ]
}

interface BatchPlan {
  readonly batch: string
  readonly plan: string
  readonly size: number
  readonly validUntil: string
}

const batchBodies = (server: SimServer, { batch, plan, size, validUntil }: BatchPlan): readonly Body[] => [
  server.body('batch.draft', {
    id: batch,
    plan,
    voucherKind: 'value-open',
    faceValueFen: 100_000,
    size,
    validFrom: dateOfInstant(START),
    validUntil
  }),
  server.body('batch.submit', { batch }),
  server.body('batch.approve', { batch }),
  server.body('batch.make', { batch, plan })
]

/** One batch more than the plan of the first county has money for. */
export async function overspend(world: World, server: SimServer): Promise<void> {
  const batch = `batch-${world.uuid().slice(-4)}`
  const size = world.dice.int(1, world.plan.batchSize)
  const bodies = batchBodies(server, { batch, plan: `plan-${countyOf(0)}`, size, validUntil: world.vouchersUntil })
  await server.author(bodies)
}

/** Registers the generation that the desk's key stands for. */
export async function registerDesk(
  desk: SimDevice,
  generation = 1,
  publicKey = desk.disk.publicKey
): Promise<SignedCertificate> {
  const { server, id, home } = desk
  const certificate = {
    serverId: SERVER,
    keyId: 'key-1',
    deviceId: id,
    organisation: home.organisation,
    generation,
    suite: 'ed25519' as const,
    publicKey,
    from: desk.world.now
  }
  const signed = { certificate, signature: desk.world.ring.sign(server.serverKey, certificateMessage(certificate)) }
  server.store.register(id, generation)
  await server.must([
    server.body('device.register', {
      device: id,
      organisation: home.organisation,
      label: '示例设备',
      certificate: signed
    })
  ])
  return signed
}

const rolesAt: Readonly<Record<Organisation['type'], readonly Role[]>> = {
  county: ['county-clerk', 'county-reviewer'],
  centre: ['centre-operator'],
  enterprise: ['centre-operator'],
  city: ['city-manager'],
  province: ['province-manager'],
  assessor: ['assessor']
}

/** Somebody who is new at the desk, with a key of their own. */
export async function newOperator(desk: SimDevice, own?: readonly Role[]): Promise<void> {
  const { server, world, home } = desk
  const operator = `op-${world.uuid().slice(-4)}`
  const roles = [...(own ?? rolesAt[home.type])]
  const { organisation: place } = home
  await server.must([
    server.body('operator.add', { id: operator, organisation: place, login: operator, label: '经办 01', roles })
  ])
  await logIn(desk, operator)
}

/** A login over the line that makes a signing key for this desk. */
export async function logIn(desk: SimDevice, operator: string): Promise<void> {
  const { server, world, id } = desk
  const publicKey = world.ring.create(`operator ${operator} ${world.uuid()}`)
  const suite = 'ed25519' as const
  await server.must([server.body('operator.add-key', { operator, device: id, suite, publicKey })])
  const grant = { serverId: SERVER, keyId: 'key-1', operator, device: id, suite, publicKey, from: world.now }
  desk.disk.keyGrants.push({ grant, signature: world.ring.sign(server.serverKey, keyGrantMessage(grant)) })
  desk.disk.operators.set(operator, [...(desk.disk.operators.get(operator) ?? []), publicKey])
  desk.operator = operator
}
