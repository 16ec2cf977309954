import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type pg from 'pg'
import { scopesOfDevice } from '../../domain/access/scope.ts'
import type { Device } from '../../domain/directory/device.ts'
import { isTrainingPlace, type Organisation } from '../../domain/directory/organisation.ts'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import { sessionMessage } from '../../domain/protocol/session.ts'
import { deviceById, organisationById } from '../documents/directory.ts'
import { serverCrypto } from './suite.ts'

const challengeMs = 60_000
const tokenMs = 15 * 60_000
const audience = 'jinquan-device'

/** A device that has proven its key. Everything it may see follows from its organisation, never from the request. */
export interface DeviceSession {
  readonly device: Device
  readonly organisation: Organisation
  /** The generation that the token was given to; only the newest may do more than learn that it is superseded. */
  readonly generation: number
  readonly scopes: readonly string[]
  readonly parts: readonly SealedPartName[]
}

/** A nonce to sign, for whoever asks: an unknown device learns nothing from it. */
export const createChallenge = async (pool: pg.Pool, deviceId: string, now: number) => {
  const nonce = randomBytes(24).toString('base64url')
  const expiresAt = now + challengeMs
  await pool.query('insert into challenge (nonce, device_id, expires_at) values ($1, $2, $3)', [
    nonce,
    deviceId,
    expiresAt
  ])
  return { nonce, expiresAt }
}

const useChallenge = async (pool: pg.Pool, nonce: string, deviceId: string, now: number): Promise<boolean> => {
  await pool.query('delete from challenge where expires_at <= $1', [now])
  const { rowCount } = await pool.query('delete from challenge where nonce = $1 and device_id = $2', [nonce, deviceId])
  return rowCount === 1
}

/** The key that a device had in a generation. */
export const deviceKeyOf = (device: Device, generation: number): string | undefined =>
  device.certificates.find(({ certificate }) => certificate.generation === generation)?.certificate.publicKey

export interface SignedChallenge {
  readonly deviceId: string
  readonly generation: number
  readonly nonce: string
  readonly signature: string
}

/** Checks a signed challenge, once. An older generation may still prove itself, to be told that it is superseded. */
export const isProven = async (pool: pg.Pool, proof: SignedChallenge, now: number): Promise<boolean> => {
  if (!(await useChallenge(pool, proof.nonce, proof.deviceId, now))) return false
  const device = await deviceById(pool, proof.deviceId)
  const publicKey = device && deviceKeyOf(device, proof.generation)
  if (!device || publicKey === undefined) return false
  const message = sessionMessage(proof.deviceId, proof.generation, proof.nonce)
  return serverCrypto.verify(device.suite, publicKey, message, proof.signature)
}

/** Notes that a device opened a session: how long a desk was silent is counted from here. */
export const noteContact = async (pool: pg.Pool, deviceId: string, now: number): Promise<void> => {
  await pool.query(
    `insert into device_contact (device_id, at) values ($1, $2)
     on conflict (device_id) do update set at = greatest(device_contact.at, excluded.at)`,
    [deviceId, now]
  )
}

export const createToken = async (key: Buffer, deviceId: string, generation: number, now: number) => {
  const expiresAt = now + tokenMs
  const token = await new SignJWT({ generation })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(deviceId)
    .setAudience(audience)
    .setIssuedAt(new Date(now))
    .setExpirationTime(new Date(expiresAt))
    .sign(key)
  return { token, expiresAt }
}

const partsFor = (organisation: Organisation): readonly SealedPartName[] => {
  if (isTrainingPlace(organisation)) return ['identity']
  return organisation.type === 'county' ? ['identity', 'contact', 'payment'] : []
}

/** What a token states: which device it was given to, and in which generation of its. */
export interface Claims {
  readonly deviceId: string
  readonly generation: number
}

const verifiedClaims = async (
  key: Buffer,
  token: string,
  now: number
): Promise<(Claims & { readonly expiresAt: number }) | undefined> => {
  try {
    const { payload } = await jwtVerify(token, key, { audience, algorithms: ['HS256'], currentDate: new Date(now) })
    const { sub, generation, exp } = payload
    return typeof sub === 'string' && typeof generation === 'number' && typeof exp === 'number'
      ? { deviceId: sub, generation, expiresAt: exp * 1000 }
      : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

/** Tokens proven before, by the key they were proven with: a device shows its own with every request. Bounded by forgetting all. */
const provenTokens = new WeakMap<Buffer, Map<string, Claims & { readonly expiresAt: number }>>()
const provenTokensLimit = 20_000

/** What a token states, if it is ours and in time. Says nothing of what the device may do now. */
export const claimsOf = async (key: Buffer, token: string, now: number): Promise<Claims | undefined> => {
  const proven = provenTokens.get(key) ?? new Map()
  provenTokens.set(key, proven)
  const known = proven.get(token)
  if (known && now < known.expiresAt) return known
  const claims = await verifiedClaims(key, token, now)
  if (!claims) return undefined
  if (proven.size >= provenTokensLimit) proven.clear()
  proven.set(token, claims)
  return claims
}

/** Whether it may read and ask for rights: the newest generation, not revoked, its place not suspended. */
export const isCurrent = ({ device, organisation, generation }: DeviceSession): boolean =>
  device.state === 'active' && generation === device.generation && organisation.state !== 'suspended'

/** What a device that has proven its key may see, with rights as they are at this moment. */
export const sessionOfDevice = async (
  pool: pg.Pool,
  deviceId: string,
  generation: number
): Promise<DeviceSession | undefined> => {
  const device = await deviceById(pool, deviceId)
  const organisation = device && (await organisationById(pool, device.organisation))
  if (!device || !organisation) return undefined
  return {
    device,
    organisation,
    generation,
    scopes: scopesOfDevice(organisation, device.id),
    parts: partsFor(organisation)
  }
}

/** The session of a token: a revoked device has none. */
export const sessionOf = async (
  pool: pg.Pool,
  key: Buffer,
  token: string,
  now: number
): Promise<DeviceSession | undefined> => {
  const claims = await claimsOf(key, token, now)
  return claims && sessionOfDevice(pool, claims.deviceId, claims.generation)
}
