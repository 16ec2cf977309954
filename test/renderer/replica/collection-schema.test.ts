import { fillWithDefaultSettings } from 'rxdb/plugins/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { indexesOf } from '../../../src-renderer/replica/schema/collection-indexes.ts'
import {
  replicaSchemaOf,
  replicaSchemaVersion,
  toReplicaSchema
} from '../../../src-renderer/replica/schema/collection-schema.ts'
import { replicaCollections } from '../../../src-renderer/replica/schema/replicated-collection.ts'
import { documentOf, storedDocument } from '../../../src-renderer/replica/schema/stored-document.ts'
import { sampleVoucher } from './browser/sample-documents.ts'

test('RxDB in its free version holds 12 collections beside its own', () => {
  expect(replicaCollections.length).toBeLessThanOrEqual(12)
  expect(replicaCollections).not.toContain('lease')
})

test.each(replicaCollections)('every index of %s is over required fields of bounded length', collection => {
  const schema = fillWithDefaultSettings(replicaSchemaOf(collection))
  const properties = schema.properties as Record<string, { type?: string; maxLength?: number; multipleOf?: number }>
  for (const field of ['id', ...indexesOf(collection).flat()]) {
    expect(schema.required).toContain(field)
    const { type, maxLength, multipleOf } = properties[field] ?? {}
    if (type === 'integer') expect(multipleOf).toBe(1)
    else expect(maxLength).toBeGreaterThan(0)
  }
})

test('a union keeps what all its members have', () => {
  const union = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a'), id: z.string(), only: z.string() }),
    z.strictObject({ kind: z.literal('b'), id: z.string() })
  ])
  const { properties, required } = toReplicaSchema(union, [['kind']])
  expect(Object.keys(properties)).toEqual(['kind', 'id', 'newestFirst'])
  expect(required).toEqual(['kind', 'id', 'newestFirst'])
})

test('an index over a field that may be missing is refused: such documents would not be found', () => {
  expect(() => toReplicaSchema(z.strictObject({ id: z.string(), at: z.int().optional() }), [['at']])).toThrow(
    'required'
  )
})

test('[row 21] the version names the stored shape: the same for the same, another for another', async () => {
  expect(await replicaSchemaVersion(replicaCollections)).toBe(await replicaSchemaVersion(replicaCollections))
  expect(await replicaSchemaVersion(['voucher'])).not.toBe(await replicaSchemaVersion(['person']))
})

test('a document comes out as it went in', () => {
  expect(documentOf(storedDocument(sampleVoucher(1)))).toEqual(sampleVoucher(1))
})
