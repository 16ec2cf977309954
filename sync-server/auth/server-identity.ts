import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { ServerKey } from '../../domain/protocol/session.ts'
import { inTransaction } from '../db/transaction.ts'
import { decryptBox, encryptBox } from './box.ts'
import { wrongSecret } from './secret-file.ts'
import { createSigner } from './suite.ts'

/** Who this server is and what it can sign, open and recognise. */
export interface ServerIdentity {
  readonly serverId: string
  /** The key that signs now, and all that papers in the world may still bear. */
  readonly signKeyId: string
  readonly serverKeys: readonly ServerKey[]
  readonly sign: (message: string) => string
  /** X25519: sealed parts are encrypted to it. `secret` is raw. */
  readonly sealing: { readonly keyId: string; readonly publicKey: string; readonly secret: Buffer }
  readonly tokenKey: Buffer
  readonly identityKey: Buffer
  readonly restKey: Buffer
}

const purposes = ['sign', 'seal', 'token', 'identity', 'rest'] as const
type Purpose = (typeof purposes)[number]

interface KeyRow {
  readonly key_id: string
  readonly purpose: Purpose
  readonly public_key: string | null
  readonly secret: string
}

const newPair = (curve: 'ed25519' | 'x25519'): { readonly publicKey: string; readonly secret: Buffer } => {
  const pair = curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  const { x, d } = pair.privateKey.export({ format: 'jwk' })
  if (x === undefined || d === undefined) throw new TypeError('not an OKP key')
  return { publicKey: x, secret: Buffer.from(d, 'base64url') }
}

const newKey = (purpose: Purpose): { readonly publicKey: string | null; readonly secret: Buffer } => {
  switch (purpose) {
    case 'sign':
      return newPair('ed25519')
    case 'seal':
      return newPair('x25519')
    case 'token':
    case 'identity':
    case 'rest':
      return { publicKey: null, secret: randomBytes(32) }
  }
}

const shortId = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`

/** Makes what is missing; several processes may start at once. */
const ensureRows = (pool: pg.Pool, fileSecret: Buffer, now: number): Promise<{ id: string; keys: readonly KeyRow[] }> =>
  inTransaction(pool, async client => {
    await client.query('lock table server, server_key in exclusive mode')
    await client.query('insert into server (id, created_at) values ($1, $2) on conflict do nothing', [
      shortId('sx'),
      now
    ])
    const { rows: existing } = await client.query<KeyRow>('select key_id, purpose, public_key, secret from server_key')
    for (const purpose of purposes) {
      if (existing.some(row => row.purpose === purpose)) continue
      const { publicKey, secret } = newKey(purpose)
      const keyId = shortId(purpose)
      await client.query(
        'insert into server_key (key_id, purpose, public_key, secret, created_at) values ($1, $2, $3, $4, $5)',
        [keyId, purpose, publicKey, encryptBox(fileSecret, keyId, secret).toString('base64url'), now]
      )
    }
    const { rows: server } = await client.query<{ id: string }>('select id from server')
    const { rows: keys } = await client.query<KeyRow>(
      'select key_id, purpose, public_key, secret from server_key order by created_at, key_id'
    )
    return { id: server[0]?.id ?? '', keys }
  })

/** Opens, and on the first start makes, the server's id and keys. */
export const openServerIdentity = async (pool: pg.Pool, fileSecret: Buffer, now: number): Promise<ServerIdentity> => {
  const { id, keys } = await ensureRows(pool, fileSecret, now)
  const newest = (purpose: Purpose) => {
    const row = keys.findLast(key => key.purpose === purpose)
    if (!row) throw new Error(`no key for ${purpose}`)
    try {
      const secret = decryptBox(fileSecret, row.key_id, Buffer.from(row.secret, 'base64url'))
      return { keyId: row.key_id, publicKey: row.public_key ?? '', secret }
    } catch (cause) {
      throw wrongSecret(cause)
    }
  }
  const signing = newest('sign')
  return {
    serverId: id,
    signKeyId: signing.keyId,
    serverKeys: keys
      .filter(key => key.purpose === 'sign')
      .map(key => ({ keyId: key.key_id, suite: 'ed25519', publicKey: key.public_key ?? '' })),
    sign: createSigner(signing.secret.toString('base64url'), signing.publicKey),
    sealing: newest('seal'),
    tokenKey: newest('token').secret,
    identityKey: newest('identity').secret,
    restKey: newest('rest').secret
  }
}
