import { createHash } from 'node:crypto'
import type pg from 'pg'

/** A statement that each connection parses and plans once. Made once a module, never with text that varies. */
export type Statement = (values: readonly unknown[]) => pg.QueryConfig

export const statement = (text: string): Statement => {
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  return values => ({ name, text, values: [...values] })
}
