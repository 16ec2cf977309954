import {
  type AccessOrder,
  accessOrderMessage,
  signedAccessOrderSchema
} from '../../../domain/directory/access-order.ts'
import type { Operator } from '../../../domain/directory/operator.ts'
import { nodeCrypto } from '../../../src-main/journal/signing.ts'
import type { MemoryStore } from '../../simulation/memory-store.ts'

/** An order that is signed by a key of the operator whom it names. */
export const provenOrder = (store: MemoryStore, body: unknown): AccessOrder | null => {
  const { order, signature } = signedAccessOrderSchema.parse(body)
  const operator = store.documents_.get(`directory/${order.operator}`)?.document as Operator | undefined
  const message = accessOrderMessage(order)
  const keys = operator?.keys ?? []
  return keys.some(({ publicKey }) => nodeCrypto.verify('ed25519', publicKey, message, signature)) ? order : null
}
