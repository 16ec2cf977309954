import { randomBytes } from 'node:crypto'
import { createBoxKey, type DataKey, openBox, sealTo } from '../journal/sealed-box.ts'
import { createSigningKey, type Signer, signerOf } from '../journal/signing.ts'
import { createTurn } from '../journal/turn.ts'
import { admission, attemptsLeft, countFailure, type Lockout, NO_LOCKOUT } from './lockout.ts'
import type { OperatorFile, OperatorFiles } from './operator-file.ts'
import { type PasswordBox, type ScryptCost, unwrapByPassword, wrapByPassword } from './password-box.ts'

const DATA_KEY_BYTES = 32

export interface NewOperator {
  readonly operator: string
  readonly login: string
  readonly label: string
  readonly roles: OperatorFile['roles']
  readonly grants: OperatorFile['grants']
  readonly ticketUntil: number
}

/** Somebody's keys for as long as they work. After `forget` nothing can be signed or decrypted with them. */
export interface UnlockedOperator {
  readonly operator: string
  readonly signer: Signer
  /** Every data key this operator was given, the current one (highest version) last. */
  readonly dataKeys: () => readonly DataKey[]
  readonly forget: () => void
}

export type Unlock =
  | { readonly ok: true; readonly unlocked: UnlockedOperator }
  | { readonly ok: false; readonly code: 'unknown-operator' | 'needs-line' }
  | { readonly ok: false; readonly code: 'wrong-password'; readonly attemptsLeft: number }
  | { readonly ok: false; readonly code: 'locked-out'; readonly waitMs: number }

export type PasswordChange = { readonly ok: true } | Exclude<Unlock, { ok: true }>

/** The desk was locked while something was still to be signed. */
export class OperatorLeftError extends Error {
  override readonly name = 'OperatorLeftError'

  constructor() {
    super('the operator has left')
  }
}

/** Keys prepared for somebody who logs in here for the first time; they are kept only once the server agreed. */
export interface PreparedKeys {
  readonly publicKey: string
  readonly keep: (who: NewOperator) => Promise<UnlockedOperator>
}

export interface OperatorKeysOptions {
  readonly files: OperatorFiles
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number
  readonly cost?: ScryptCost
}

/** Signing keys of the operators of this desk and the data keys they share. Private halves never leave this module. */
export interface OperatorKeys {
  /** The offline login: a successful unwrap. Counts failures. */
  readonly unlock: (login: string, password: string) => Promise<Unlock>
  /** The same after the server has accepted the password: no waiting, the count begins anew. Undefined: other password. */
  readonly unlockProven: (login: string, password: string) => Promise<UnlockedOperator | undefined>
  readonly prepare: (password: string) => Promise<PreparedKeys>
  readonly changePassword: (login: string, old: string, fresh: string) => Promise<PasswordChange>
}

interface Secrets {
  readonly signing: Buffer
  readonly box: Buffer
}

const aadOf = (publicKey: string): string => `jinquan operator|${publicKey}`
const dataAadOf = (version: number): Buffer => Buffer.from(`jinquan data key|${version}`)

const packSecrets = ({ signing, box }: Secrets): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(signing.length)
  return Buffer.concat([length, signing, box])
}

const unpackSecrets = (bytes: Buffer): Secrets => {
  const end = 2 + bytes.readUInt16BE(0)
  return { signing: bytes.subarray(2, end), box: bytes.subarray(end) }
}

const openDataKeys = (file: OperatorFile, boxKey: Uint8Array): readonly DataKey[] =>
  file.dataKeys
    .flatMap(({ version, box }) => {
      const key = openBox(boxKey, dataAadOf(version), box)
      return key ? [{ version, key }] : []
    })
    .sort((a, b) => a.version - b.version)

class DeskKeys implements OperatorKeys {
  private readonly options: OperatorKeysOptions
  /** When each lockout now in force began to be counted. */
  private readonly countedFrom = new Map<string, number>()
  private readonly loadedAt: number
  /** One attempt at a time: many at once would all read the same count. */
  private readonly inTurn = createTurn()

  constructor(options: OperatorKeysOptions) {
    this.options = options
    this.loadedAt = options.elapsed()
  }

  unlock(login: string, password: string): Promise<Unlock> {
    return this.inTurn(async () => {
      const opened = await this.attempt(login, password)
      return opened.ok ? { ok: true, unlocked: await this.open(opened.file, opened.secrets) } : opened
    })
  }

  unlockProven(login: string, password: string): Promise<UnlockedOperator | undefined> {
    return this.inTurn(async () => {
      const file = this.options.files.byLogin(login)
      const secrets = file && (await this.unwrap(file, password))
      if (!file || !secrets) return undefined
      await this.setLockout(file, NO_LOCKOUT)
      return this.open(file, secrets)
    })
  }

  async prepare(password: string): Promise<PreparedKeys> {
    const box = createBoxKey()
    const signing = createSigningKey()
    const { publicKey } = signerOf(signing)
    const secrets = { signing, box: box.privateKey }
    const wrapped = await wrapByPassword(password, aadOf(publicKey), packSecrets(secrets), this.options.cost)
    return { publicKey, keep: who => this.keep(who, { publicKey, boxPublicKey: box.publicKey, wrapped, secrets }) }
  }

  changePassword(login: string, old: string, fresh: string): Promise<PasswordChange> {
    return this.inTurn(async () => {
      const opened = await this.attempt(login, old)
      if (!opened.ok) return opened
      const packed = packSecrets(opened.secrets)
      const secrets = await wrapByPassword(fresh, aadOf(opened.file.publicKey), packed, this.options.cost)
      wipe(opened.secrets, packed)
      await this.rewrite(opened.file.operator, { secrets })
      return { ok: true }
    })
  }

  /** The failure is on the disk before the password is looked at, and taken back when it was right. */
  private async attempt(
    login: string,
    password: string
  ): Promise<{ ok: true; file: OperatorFile; secrets: Secrets } | Exclude<Unlock, { ok: true }>> {
    const file = this.options.files.byLogin(login)
    if (!file) return { ok: false, code: 'unknown-operator' }
    const admitted = admission(file.lockout, this.elapsedSince(file.operator))
    if (!admitted.admitted) {
      return admitted.code === 'locked-out'
        ? { ok: false, code: 'locked-out', waitMs: admitted.waitMs }
        : { ok: false, code: 'needs-line' }
    }
    const counted = countFailure(file.lockout)
    await this.setLockout(file, counted)
    const secrets = await this.unwrap(file, password)
    if (!secrets) return { ok: false, code: 'wrong-password', attemptsLeft: attemptsLeft(counted) }
    await this.setLockout(file, NO_LOCKOUT)
    return { ok: true, file, secrets }
  }

  private async unwrap(file: OperatorFile, password: string): Promise<Secrets | undefined> {
    const packed = await unwrapByPassword(password, aadOf(file.publicKey), file.secrets)
    return packed && unpackSecrets(packed)
  }

  private async keep(
    who: NewOperator,
    keys: { publicKey: string; boxPublicKey: string; wrapped: PasswordBox; secrets: Secrets }
  ): Promise<UnlockedOperator> {
    const { publicKey, boxPublicKey, wrapped, secrets } = keys
    const file: OperatorFile = {
      v: 1,
      ...who,
      publicKey,
      boxPublicKey,
      secrets: wrapped,
      dataKeys: [],
      lockout: NO_LOCKOUT
    }
    const versions = this.options.files.all().flatMap(other => other.dataKeys.map(({ version }) => version))
    const fresh = { version: Math.max(0, ...versions) + 1, key: randomBytes(DATA_KEY_BYTES) }
    await this.options.files.write({ ...file, dataKeys: [boxFor(file, fresh)] })
    return this.open(this.fileOf(who.operator), secrets)
  }

  /** Hands every data key this operator holds to those who lack it: they find it at their next login. */
  private async open(file: OperatorFile, secrets: Secrets): Promise<UnlockedOperator> {
    const held = openDataKeys(this.fileOf(file.operator), secrets.box)
    for (const other of this.options.files.all()) {
      const missing = held.filter(({ version }) => !other.dataKeys.some(known => known.version === version))
      if (missing.length > 0) {
        await this.rewrite(other.operator, { dataKeys: [...other.dataKeys, ...missing.map(key => boxFor(other, key))] })
      }
    }
    let signer: Signer | undefined = signerOf(secrets.signing)
    const { publicKey, suite } = signer
    wipe(secrets)
    const working = (): Signer => {
      if (!signer) throw new OperatorLeftError()
      return signer
    }
    return {
      operator: file.operator,
      signer: { suite, publicKey, sign: message => working().sign(message) },
      dataKeys: () => {
        working()
        return held
      },
      forget: () => {
        signer = undefined
        for (const { key } of held) key.fill(0)
      }
    }
  }

  private elapsedSince(operator: string): number {
    return this.options.elapsed() - (this.countedFrom.get(operator) ?? this.loadedAt)
  }

  private async setLockout(file: OperatorFile, lockout: Lockout): Promise<void> {
    this.countedFrom.set(file.operator, this.options.elapsed())
    await this.rewrite(file.operator, { lockout })
  }

  private fileOf(operator: string): OperatorFile {
    const file = this.options.files.byId(operator)
    if (!file) throw new Error('an operator vanished from the desk')
    return file
  }

  private rewrite(operator: string, change: Partial<OperatorFile>): Promise<void> {
    return this.options.files.write({ ...this.fileOf(operator), ...change })
  }
}

const boxFor = (
  file: Pick<OperatorFile, 'boxPublicKey'>,
  { version, key }: DataKey
): OperatorFile['dataKeys'][number] => ({
  version,
  box: sealTo(file.boxPublicKey, dataAadOf(version), key)
})

const wipe = ({ signing, box }: Secrets, ...others: readonly Buffer[]): void => {
  for (const bytes of [signing, box, ...others]) bytes.fill(0)
}

export const openOperatorKeys = (options: OperatorKeysOptions): OperatorKeys => new DeskKeys(options)
