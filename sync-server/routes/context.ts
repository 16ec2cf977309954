import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { Epoch } from '../../domain/protocol/epoch.ts'
import type { Evidence } from '../../domain/protocol/evidence.ts'
import { isSpoken } from '../../domain/protocol/version.ts'
import { type Claims, claimsOf, type DeviceSession, isCurrent, sessionOf } from '../auth/device-session.ts'
import type { ServerIdentity } from '../auth/server-identity.ts'
import type { Database } from '../db/database.ts'
import type { HintHub } from '../feed/hint-hub.ts'
import type { PageWanted, ReplicaPage } from '../feed/replica-page.ts'
import type { Journal } from '../journal/ingest.ts'
import type { ShortfallWatch } from '../journal/shortfall.ts'
import type { Meters } from '../metrics/meters.ts'
import { Problem } from '../problem.ts'
import { noteActor } from './audit.ts'

/** What every route works with. */
export interface ServerContext {
  readonly pool: Database['pool']
  readonly identity: ServerIdentity
  readonly epoch: Epoch
  readonly journal: Journal
  readonly hub: HintHub
  /** Takes what this server signed before it was restored; yields how much of it counted (S19). */
  readonly takeEvidence: (deviceId: string, evidence: Evidence) => Promise<number>
  /** What devices were told and this database does not have. */
  readonly shortfall: ShortfallWatch
  readonly meters: Meters
  /** Server time, UTC milliseconds. */
  readonly clock: () => number
  readonly readPage: (
    reader: {
      readonly deviceId: string
      readonly scopes: readonly string[]
      readonly parts: readonly SealedPartName[]
    },
    wanted: PageWanted
  ) => Promise<ReplicaPage>
}

/**
 * J10: a client that speaks too old a protocol is told so before its request is looked at: its shape may be another.
 * Throws 426.
 */
export const assertSpoken = ({ clock }: Pick<ServerContext, 'clock'>, request: unknown): void => {
  const stated = z.object({ protocol: z.int() }).safeParse(request)
  if (stated.success && !isSpoken(stated.data.protocol, clock())) throw new Problem('request.upgrade')
}

const bearer = /^Bearer ([A-Za-z0-9._-]{20,2000})$/

export const bearerOf = (request: FastifyRequest): string | undefined =>
  bearer.exec(request.headers.authorization ?? '')?.[1]

/**
 * The device and generation that a token was given to, unasked whether it still may do anything: the acceptor judges
 * every entry by the device as it is when it is decided. Throws 401 where there is none.
 */
export const uploader = async (context: ServerContext, request: FastifyRequest): Promise<Claims> => {
  const token = bearerOf(request)
  const claims = token && (await claimsOf(context.identity.tokenKey, token, context.clock()))
  if (!claims) throw new Problem('request.unauthenticated')
  noteActor(request, claims.deviceId)
  return claims
}

/** The device that asks, in whatever generation. Throws 401 where there is none. */
export const anyGeneration = async (context: ServerContext, request: FastifyRequest): Promise<DeviceSession> => {
  const token = bearerOf(request)
  const session = token && (await sessionOf(context.pool, context.identity.tokenKey, token, context.clock()))
  if (!session) throw new Problem('request.unauthenticated')
  noteActor(request, session.device.id)
  return session
}

/** The device that asks, if it may read and ask for rights: the newest generation, not revoked, its place not suspended. */
export const authenticate = async (context: ServerContext, request: FastifyRequest): Promise<DeviceSession> => {
  const session = await anyGeneration(context, request)
  if (!isCurrent(session)) throw new Problem('request.forbidden')
  return session
}
