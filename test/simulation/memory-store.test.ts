import { expect, test } from 'vitest'
import { KeyRing } from '../doubles/crypto.ts'
import { TestProvince } from '../doubles/test-province.ts'
import { MemoryStore } from './memory-store.ts'

test('[L6] a feed numbers what was committed, in that order and without gaps', async () => {
  const store = new MemoryStore()
  const world = new TestProvince(store, new KeyRing())
  await world.found()
  const rows = [...(store.feed.get('global')?.values() ?? [])]
  expect(rows.map(row => row.seq)).toEqual([...rows.map(row => row.seq)].sort((a, b) => a - b))
  await world.operator('clerk', 'county-a', ['county-clerk'])
  const end = store.counters.get('global') ?? 0
  expect(store.feed.get('global')?.get('directory/clerk')?.seq).toBe(end)
  await world.must('operator.suspend', { operator: 'clerk', reason: '示例' })
  expect(store.feed.get('global')?.get('directory/clerk')?.seq).toBe(end + 1)
})
