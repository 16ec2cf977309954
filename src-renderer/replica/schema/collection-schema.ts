import type { RxJsonSchema } from 'rxdb/plugins/core'
import { z } from 'zod'
import { documentSchemas } from '../../../domain/documents.ts'
import { indexesOf, NEWEST_FIRST } from './collection-indexes.ts'
import type { ReplicatedCollection } from './replicated-collection.ts'

/** What every stored document has beside its own fields. */
export type StoredFields = { readonly id: string; readonly newestFirst: number }

type JsonProperty = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}
type JsonObject = { readonly properties: Record<string, JsonProperty>; readonly required: readonly string[] }
type JsonSchema = Partial<JsonObject> & {
  readonly $ref?: string
  readonly definitions?: Record<string, JsonSchema>
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
}

/** Ids may have 100 characters; every other text that is indexed is shorter. */
const LONGEST_INDEXED_TEXT = 100

function unwrapped(schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1)
  const target = name === undefined ? undefined : schema.definitions?.[name]
  return target ?? schema
}

/** The object shape of a schema; of a union, what all its members have. */
function objectShape(schema: JsonSchema): JsonObject {
  const members = schema.oneOf ?? schema.anyOf
  if (!members) return { properties: schema.properties ?? {}, required: schema.required ?? [] }
  const [first, ...others] = members.map(objectShape)
  if (!first) throw new Error('a union without members has no shape')
  const shared = Object.keys(first.properties).filter(name => others.every(other => name in other.properties))
  return {
    properties: Object.fromEntries(shared.map(name => [name, mergedProperty([first, ...others], name)])),
    required: first.required.filter(name => others.every(other => other.required.includes(name)))
  }
}

/** Members may disagree about a field (a discriminator always does): then only its type is kept. */
function mergedProperty(members: readonly JsonObject[], name: string): JsonProperty {
  const all = members.map(member => member.properties[name] ?? {})
  const [first] = all
  if (first && all.every(one => JSON.stringify(one) === JSON.stringify(first))) return first
  return first?.type === undefined ? {} : { type: first.type }
}

/** RxDB needs a length for each indexed text and bounds and step for each indexed number. */
function indexable(property: JsonProperty): Record<string, unknown> {
  if (property.type === 'integer' || property.type === 'number') {
    return { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1, ...property }
  }
  const choices = property.enum?.map(choice => String(choice).length)
  return { maxLength: choices ? Math.max(...choices) : LONGEST_INDEXED_TEXT, ...property, type: 'string' }
}

/** RxDB schema of any document schema; the domain's zod schemas stay the only place where fields are written. */
export function toReplicaSchema<T extends StoredFields>(
  schema: z.ZodType,
  indexes: readonly (readonly string[])[]
): RxJsonSchema<T> {
  const json: object = z.toJSONSchema(schema, { target: 'draft-7', io: 'output' })
  const { properties, required } = objectShape(unwrapped(json))
  const all: Record<string, JsonProperty> = { ...properties, [NEWEST_FIRST]: { type: 'integer' } }
  const mandatory = [...required, NEWEST_FIRST]
  const keyed = new Set(['id', ...indexes.flat()])
  for (const field of keyed) {
    if (!mandatory.includes(field)) throw new Error(`index field ${field} must be required`)
    all[field] = indexable(all[field] ?? {})
  }
  const result = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: all,
    required: mandatory,
    indexes: indexes.map(index => [...index])
  }
  return result as unknown as RxJsonSchema<T>
}

export function replicaSchemaOf<T extends StoredFields>(collection: ReplicatedCollection): RxJsonSchema<T> {
  return toReplicaSchema<T>(documentSchemas[collection], indexesOf(collection))
}

/** Changes whenever the stored shape does; the replica under another version is dropped and pulled again. */
export async function replicaSchemaVersion(collections: readonly ReplicatedCollection[]): Promise<string> {
  const text = JSON.stringify(collections.map(name => [name, replicaSchemaOf(name)]))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest).subarray(0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
