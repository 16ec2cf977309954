import { runMessage } from '../../domain/journal/chain.ts'
import type { Suite } from '../../domain/journal/entry.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import type { Crypto } from '../../domain/sync/ports.ts'
import type { Sightings } from './sightings.ts'

export type VerifyLater = (suite: Suite, publicKey: string, message: string, signature: string) => Promise<boolean>

const nameOf = (publicKey: string, message: string, signature: string): string => `${publicKey}|${signature}|${message}`

/**
 * Proves an upload's signatures off the main thread, before its transaction begins, with the keys that device and
 * operators were seen to have. Yields cryptography that knows the answers; what it was not asked early it works out.
 */
export const proveEarly = async (
  { deviceId, runs }: UploadRequest,
  sightings: Sightings,
  crypto: Crypto,
  verifyLater: VerifyLater
): Promise<Crypto> => {
  const answers = new Map<string, boolean>()
  const prove = async (suite: Suite, publicKey: string | undefined, message: string, signature: string | null) => {
    if (publicKey === undefined || signature === null) return
    answers.set(nameOf(publicKey, message, signature), await verifyLater(suite, publicKey, message, signature))
  }
  await Promise.all(
    runs.flatMap(run => {
      const message = runMessage(run, deviceId, crypto.sha256)
      const operatorKey = run.operator === null ? undefined : sightings.operatorKey(run.operator, deviceId)
      return [
        prove(run.suite, sightings.deviceKey(deviceId), message, run.deviceSignature),
        prove(run.suite, operatorKey, message, run.operatorSignature)
      ]
    })
  )
  return {
    ...crypto,
    verify: (suite, publicKey, message, signature) =>
      answers.get(nameOf(publicKey, message, signature)) ?? crypto.verify(suite, publicKey, message, signature)
  }
}
