import { z } from 'zod'
import { signedKeyGrantSchema } from '../../domain/directory/key-grant.ts'
import { operatorSchema } from '../../domain/directory/operator.ts'
import { base64urlSchema, idSchema, millisSchema } from '../../domain/journal/entry.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import { type Keyring, KeyringLostError, openProtectedFile, protectedFile } from './keyring.ts'
import { lockoutSchema } from './lockout.ts'
import { passwordBoxSchema } from './password-box.ts'

const boxSchema = z.strictObject({ ephemeral: base64urlSchema, iv: base64urlSchema, ciphertext: z.string().max(400) })

/**
 * What this device keeps of an operator. `secrets` (signing key and box key) opens with the password; each data key
 * lies in a box that only the operator's box key opens, so that another operator can share one with somebody absent.
 */
export const operatorFileSchema = z.strictObject({
  v: z.literal(1),
  operator: idSchema,
  login: operatorSchema.shape.login,
  label: operatorSchema.shape.label,
  roles: operatorSchema.shape.roles,
  publicKey: base64urlSchema,
  boxPublicKey: base64urlSchema,
  secrets: passwordBoxSchema,
  dataKeys: z.array(z.strictObject({ version: z.int().min(1), box: boxSchema })).max(200),
  lockout: lockoutSchema,
  /** The server's word on each key that was made here, oldest first. */
  grants: z.array(signedKeyGrantSchema).max(60).default([]),
  /** Server time up to which a login needs no line. */
  ticketUntil: millisSchema
})
export type OperatorFile = Readonly<z.infer<typeof operatorFileSchema>>

const SUFFIX = '.operator'

/** Operators are kept under their id; there are few of them on one desk. */
export interface OperatorFiles {
  readonly all: () => readonly OperatorFile[]
  readonly byLogin: (login: string) => OperatorFile | undefined
  readonly byId: (operator: string) => OperatorFile | undefined
  readonly write: (file: OperatorFile) => Promise<void>
  readonly remove: (operator: string) => Promise<void>
}

/** A file that this machine cannot open counts as absent: the operator logs in by the server and gets new keys. */
const openUnlessLost = (keyring: Keyring, content: Buffer): Buffer | undefined => {
  try {
    return openProtectedFile(keyring, content)
  } catch (error) {
    if (error instanceof KeyringLostError) return undefined
    throw error
  }
}

export const openOperatorFiles = async (files: WholeFiles, keyring: Keyring): Promise<OperatorFiles> => {
  const held = new Map<string, OperatorFile>()
  for (const name of (await files.list()).filter(candidate => candidate.endsWith(SUFFIX))) {
    const content = await files.read(name)
    const opened = content && openUnlessLost(keyring, content)
    if (!opened) continue
    const file = operatorFileSchema.parse(JSON.parse(opened.toString('utf8')))
    held.set(file.operator, file)
  }
  const nameOf = (operator: string): string => `${encodeURIComponent(operator).replaceAll('%', '_')}${SUFFIX}`
  return {
    all: () => [...held.values()],
    byLogin: login => [...held.values()].find(file => file.login === login),
    byId: operator => held.get(operator),
    write: async file => {
      await files.write(nameOf(file.operator), protectedFile(keyring, Buffer.from(JSON.stringify(file))))
      held.set(file.operator, file)
    },
    remove: async operator => {
      await files.remove(nameOf(operator))
      held.delete(operator)
    }
  }
}
