import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import {
  type CourierLine,
  type CourierWay,
  courierLineMessage,
  courierSealContext,
  MOST_PAGE_BYTES,
  sealedOf
} from '../../domain/protocol/courier.ts'
import type { ServerKey } from '../../domain/protocol/session.ts'
import { openBox, sealTo } from '../journal/sealed-box.ts'
import { nodeCrypto, type Signer } from '../journal/signing.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** A line's text signed by this device. */
export const signLine = (signer: Signer, file: string, place: number, text: string): CourierLine => ({
  text,
  signature: signer.sign(courierLineMessage('out', file, place, text))
})

/** One sealed line outwards: packed, sealed to the server, signed. */
export const sealLine = async (
  to: { readonly signer: Signer; readonly receiver: string; readonly file: string },
  place: number,
  content: object,
  last: boolean
): Promise<CourierLine> => {
  const packed = await pack(Buffer.from(JSON.stringify(content)), { level: 1 })
  const box = sealTo(to.receiver, Buffer.from(courierSealContext('out', to.file, place)), packed)
  return signLine(to.signer, to.file, place, JSON.stringify({ last, ...box }))
}

/** Whether every line bears the signature of this key at its place of this file. */
export const areSigned = (
  way: CourierWay,
  file: string,
  lines: readonly CourierLine[],
  { suite, publicKey }: Pick<ServerKey, 'suite' | 'publicKey'>
): boolean =>
  lines.every(({ text, signature }, place) =>
    nodeCrypto.verify(suite, publicKey, courierLineMessage(way, file, place, text), signature)
  )

/** What an answer's line says; undefined when it is not sealed to this key or was altered. */
export const openAnswerLine = async (
  privateKey: Uint8Array,
  file: string,
  place: number,
  line: CourierLine
): Promise<string | undefined> => {
  const sealed = sealedOf(line.text)
  const packed = sealed && openBox(privateKey, Buffer.from(courierSealContext('back', file, place)), sealed)
  if (!packed) return undefined
  try {
    return (await unpack(packed, { maxOutputLength: MOST_PAGE_BYTES })).toString('utf8')
  } catch {
    return undefined
  }
}
