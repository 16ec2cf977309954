import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Role } from '../../domain/directory/operator.ts'
import type { Kind } from '../../domain/reducer.ts'
import { createApp } from '../../sync-server/app.ts'
import { raiseEpoch } from '../../sync-server/auth/epoch.ts'
import { hashPassword, setOperatorPassword } from '../../sync-server/auth/operator-secret.ts'
import { createRegistrationCode } from '../../sync-server/auth/registration-code.ts'
import { type ServerAct, serverBody } from '../../sync-server/journal/server-body.ts'
import { createLog } from '../../sync-server/log.ts'
import { registerRoutes } from '../../sync-server/routes/register-routes.ts'
import { type OpenedContext, openServerContext } from '../../sync-server/server-context.ts'
import { SKILL, sampleOrganisation, sampleRules } from '../doubles/test-province.ts'
import { copyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts'

export const password = 'right-password'
export const county = '140121'
export const otherCounty = '140105'

/** The real server on a database of its own, listening on a free port. */
export interface TestServer {
  readonly url: string
  readonly app: FastifyInstance
  readonly context: OpenedContext
  /** Another process on the same database and address. */
  readonly restart: () => Promise<void>
  readonly database: TestDatabase
  /** Backs up the database alone, as it stands. */
  readonly backUp: () => Promise<void>
  /** Puts the newest backup in the place of the database and tells so, as the operator is told to. */
  readonly restore: () => Promise<void>
  /** Its data folder: a second process on the same database needs the same secrets. */
  readonly folder: string
  /** Moves the server's clock; 0 = the wall clock. */
  shiftMs: number
  readonly author: (...acts: readonly ServerAct<Kind>[]) => Promise<void>
  readonly code: (organisation: string, deviceId?: string) => Promise<string>
  readonly close: () => Promise<void>
}

export const startTestServer = async (makeDatabase = createTestDatabase): Promise<TestServer> => {
  let database = await makeDatabase()
  let backup: TestDatabase | undefined
  const folder = await mkdtemp(join(tmpdir(), 'jinquan-server-'))
  const log = createLog('silent')
  const state = { shiftMs: 0 }
  const start = async (port: number) => {
    const context = await openServerContext(database, folder, log, () => Date.now() + state.shiftMs)
    const app = await createApp({
      isHealthy: async () => true,
      shortfall: context.shortfall.read,
      log,
      requestsPerMinute: 100_000,
      maxEventLoopDelay: 0
    })
    registerRoutes(app, context)
    return { context, app, url: await app.listen({ host: '127.0.0.1', port }) }
  }
  let { context, app, url } = await start(0)
  const stop = async () => {
    await app.close()
    await context.close()
  }
  const startAgain = async () => {
    ;({ context, app, url } = await start(Number(new URL(url).port)))
  }
  return {
    url,
    get app() {
      return app
    },
    get context() {
      return context
    },
    get database() {
      return database
    },
    folder,
    restart: async () => {
      await stop()
      await startAgain()
    },
    backUp: async () => {
      await stop()
      await backup?.drop()
      ;({ database, copy: backup } = await copyDatabase(database))
      await startAgain()
    },
    restore: async () => {
      if (!backup) throw new Error('nothing was backed up')
      await stop()
      await database.drop()
      ;({ database: backup, copy: database } = await copyDatabase(backup))
      await raiseEpoch(database.pool, 'restored', Date.now())
      await startAgain()
    },
    get shiftMs() {
      return state.shiftMs
    },
    set shiftMs(value: number) {
      state.shiftMs = value
    },
    author: async (...acts) => {
      const { identity, journal, clock } = context
      const bodies = acts.map(act =>
        serverBody({ policyVersion: act.kind === 'policy.publish' ? 0 : 1, ...act }, identity.serverId, clock())
      )
      for (const verdict of await journal.author(bodies)) {
        if (verdict.lane !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(verdict.rejection)}`)
      }
    },
    code: async (organisation, deviceId) => {
      const grant = { organisation, deviceId: deviceId ?? null }
      return (await createRegistrationCode(database.pool, grant, context.clock())).code
    },
    close: async () => {
      await stop()
      await backup?.drop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

const organisation = (
  id: string,
  type: 'province' | 'city' | 'county' | 'centre',
  region: string
): ServerAct<Kind> => ({
  kind: 'organisation.register',
  args: sampleOrganisation(id, type, region)
})

const thisYear = new Date().getUTCFullYear()

const planned = (place: string, size: number): readonly ServerAct<Kind>[] => {
  const [plan, batch] = [`plan-${place}`, `batch-${place}`]
  return [
    {
      kind: 'plan.draft',
      args: {
        id: plan,
        year: thisYear,
        county: place,
        ...SKILL,
        categories: [],
        size,
        unitValueFen: 100_000,
        budgetFen: size * 100_000,
        fundSource: '示例',
        sample: true
      }
    },
    { kind: 'plan.submit', args: { plan } },
    { kind: 'plan.approve', args: { plan } },
    {
      kind: 'batch.draft',
      args: {
        id: batch,
        plan,
        voucherKind: 'value-open',
        faceValueFen: 100_000,
        size,
        validFrom: `${thisYear - 1}-01-01`,
        validUntil: `${thisYear + 1}-12-31`
      }
    },
    { kind: 'batch.submit', args: { batch } },
    { kind: 'batch.approve', args: { batch } },
    { kind: 'batch.make', args: { batch, plan } }
  ]
}

export const testOperators: readonly { readonly id: string; readonly organisation: string; readonly roles: Role[] }[] =
  [
    { id: 'clerk', organisation: 'county-a', roles: ['county-clerk', 'county-reviewer'] },
    { id: 'clerk-b', organisation: 'county-b', roles: ['county-clerk'] },
    { id: 'trainer', organisation: 'centre-a', roles: ['centre-operator'] },
    { id: 'trainer-b', organisation: 'centre-b', roles: ['centre-operator'] },
    { id: 'city', organisation: 'city-a', roles: ['city-manager'] },
    { id: 'province', organisation: 'province-a', roles: ['province-manager'] }
  ]

/** Two counties of one city with a batch each, two centres in the first, their operators with one password. */
export const foundPlaces = async (server: TestServer, size = 100): Promise<void> => {
  await server.author({
    kind: 'policy.publish',
    args: { version: 1, name: '示例政策', from: '2026-01-01', rules: sampleRules, pilotCities: [], sample: true }
  })
  await server.author(
    organisation('province-a', 'province', '14'),
    organisation('city-a', 'city', '1401'),
    organisation('county-a', 'county', county),
    organisation('county-b', 'county', otherCounty),
    organisation('centre-a', 'centre', county),
    organisation('centre-b', 'centre', county)
  )
  await server.author(
    ...testOperators.map(
      ({ id, organisation: home, roles }): ServerAct<Kind> => ({
        kind: 'operator.add',
        args: { id, organisation: home, login: id, label: '经办 01', roles }
      })
    )
  )
  const hashed = await hashPassword(password)
  for (const { id } of testOperators) {
    await setOperatorPassword(server.database.pool, { id, login: id }, hashed, server.context.clock())
  }
  await server.author(...planned(county, size), ...planned(otherCounty, size))
}
