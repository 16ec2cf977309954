import { expect, test } from 'vitest'
import { createLiveQueries } from '../../../src-renderer/replica/client/live-queries.ts'

const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))

/** A watcher over a value that changes under it. */
function watched(collections: readonly ('voucher' | 'person' | 'lease')[] = ['voucher']) {
  const queries = createLiveQueries()
  const seen: number[] = []
  const failures: unknown[] = []
  let value = 1
  let slow: Promise<void> = Promise.resolve()
  const stop = queries.watch({
    collections,
    read: async () => {
      const read = value
      await slow
      return read
    },
    listener: result => seen.push(result),
    failed: error => failures.push(error)
  })
  return {
    queries,
    seen,
    failures,
    stop,
    set: (next: number) => {
      value = next
    },
    slowDown: (until: Promise<void>) => {
      slow = until
    }
  }
}

test('nothing is emitted while a page is written, and once when it is', async () => {
  const { queries, seen, set } = watched()
  await turn()
  queries.applying()
  set(2)
  queries.changed(['voucher'])
  await turn()
  expect(seen).toEqual([1])
  set(3)
  queries.applied(['voucher'])
  await turn()
  expect(seen).toEqual([1, 3])
})

test('a read that a page overtook is thrown away and made again', async () => {
  const { queries, seen, set, slowDown } = watched()
  await turn()
  let go: () => void = () => undefined
  slowDown(new Promise(resolve => (go = resolve)))
  queries.changed(['voucher'])
  queries.applying()
  go()
  await turn()
  set(2)
  queries.applied([])
  await turn()
  expect(seen).toEqual([1, 2])
})

test('changes of other collections do not read again, and a stopped watcher hears nothing', async () => {
  const { queries, seen, set, stop } = watched(['person'])
  await turn()
  set(2)
  queries.applied(['voucher'])
  await turn()
  expect(seen).toEqual([1])
  stop()
  queries.changed('all')
  await turn()
  expect(seen).toEqual([1])
})

test('when another replica is shown leases are read again too, though none of its collections holds them', async () => {
  const { queries, seen, set } = watched(['lease'])
  await turn()
  queries.applying()
  set(2)
  queries.replaced()
  await turn()
  expect(seen).toEqual([1, 2])
})
