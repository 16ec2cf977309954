import type { Device } from '../directory/device.ts'
import { runMessage } from '../journal/chain.ts'
import type { Run } from '../journal/entry.ts'
import type { UploadRequest } from '../protocol/upload.ts'
import type { Bench } from './decide.ts'
import type { Crypto } from './ports.ts'

export type Signers = (operator: string | null) => readonly string[]

/**
 * Loads device, operators and their keys; yields every key that an operator ever made on this device, newest first: a
 * run that was signed before another login, or on a disk restored from a backup, is still that operator's.
 */
export async function loadSigners(bench: Bench, request: UploadRequest): Promise<Signers> {
  const device = { collection: 'directory', id: request.deviceId, use: 'read' } as const
  const operators = request.runs.flatMap(({ operator }) => operator ?? [])
  await bench.table.load([device, ...operators.map(id => ({ ...device, id }))])
  const { read } = bench.table.reader()
  return operator => {
    if (operator === null) return []
    const found = read('directory', operator)
    if (found.state !== 'present' || found.document.kind !== 'operator') return []
    const keys = found.document.keys.filter(key => key.device === request.deviceId)
    return keys.map(key => key.publicKey).reverse()
  }
}

export function deviceOf(bench: Bench, deviceId: string): Device | null {
  const found = bench.table.reader().read('directory', deviceId)
  return found.state === 'present' && found.document.kind === 'device' ? found.document : null
}

export const keyOfGeneration = ({ certificates }: Device, generation: number): string | undefined =>
  certificates.find(({ certificate }) => certificate.generation === generation)?.certificate.publicKey

/** J4: the operator signed the run with a key of this very device. An entry without operator is nobody's. */
export function isOperatorSignature(
  run: Run,
  deviceId: string,
  publicKeys: readonly string[],
  crypto: Crypto
): boolean {
  const { operator, operatorSignature, suite } = run
  if (operator === null || operatorSignature === null) return false
  const message = runMessage(run, deviceId, crypto.sha256)
  return publicKeys.some(publicKey => crypto.verify(suite, publicKey, message, operatorSignature))
}
