import { expect, test } from 'vitest'
import type { Outcome } from '../../../domain/reduction.ts'
import type { OverlaidDocument, Overlay } from '../../../domain/sync/overlay.ts'
import type { DeskLink } from '../../../src-renderer/replica/client/desk-link.ts'
import type { OpenReplica } from '../../../src-renderer/replica/client/open-replica.ts'
import { createOverlaidRows } from '../../../src-renderer/replica/client/overlaid-rows.ts'
import { createOwnNames } from '../../../src-renderer/replica/client/own-names.ts'
import { createOwnWork } from '../../../src-renderer/replica/client/own-work.ts'
import { overlayChange } from '../../../src-renderer/replica/worker/overlay-change.ts'
import { createDeskDouble } from './browser/desk-double.ts'

/** A link that answers when told to, and the calls that reach the worker. */
const held = () => {
  const asked: (readonly string[] | 'all')[] = []
  const answers: ((fails: boolean) => void)[] = []
  const answer = () =>
    new Promise<readonly never[]>((resolve, reject) => {
      answers.push(fails => (fails ? reject(new Error('no answer')) : resolve([])))
    })
  const link = {
    undecided: () => {
      asked.push('all')
      return answer()
    },
    undecidedOf: (ids: readonly string[]) => {
      asked.push(ids)
      return answer()
    }
  }
  const next = async (fails = false) => {
    answers.shift()?.(fails)
    await new Promise(resolve => setTimeout(resolve))
  }
  const live = () => ({ client: { call: async () => null } }) as unknown as OpenReplica
  const names = createOwnNames(createDeskDouble(new Uint8Array(32)).desk, live)
  return { asked, next, work: createOwnWork(link as unknown as DeskLink, names, live) }
}

test('what changes while main is asked is fetched together, one request at a time', async () => {
  const { asked, next, work } = held()
  const first = work.changed(['a'])
  void work.changed(['b', 'c'])
  void work.changed(['c', 'a'])
  expect(asked).toEqual([['a']])
  await next()
  expect(asked).toEqual([['a'], ['b', 'c', 'a']])
  await next()
  await first
  const many = work.changed(Array.from({ length: 250 }, (_, n) => `e${n}`))
  await next()
  await next()
  await many
  expect(asked.slice(2).map(ids => ids.length)).toEqual([200, 50])
})

test('nothing changed is no work, and does not stand in the way of what changes next', async () => {
  const { asked, next, work } = held()
  await work.changed([])
  const then = work.changed(['a'])
  await next()
  await then
  expect(asked).toEqual([['a']])
})

test('after a failure nothing is missed: everything is asked for', async () => {
  const { asked, next, work } = held()
  const first = work.changed(['a'])
  const failed = expect(first).rejects.toThrow('no answer')
  await next(true)
  await failed
  const again = work.changed(['b'])
  await next()
  await again
  expect(asked).toEqual([['a'], 'all'])
})

test('an overlay told as changes is the overlay', () => {
  const person = (id: string, entry: string) =>
    ({
      collection: 'person',
      id,
      document: { id, counties: [], centres: [] },
      entries: [entry]
    }) as unknown as OverlaidDocument
  const accepted: Outcome = { lane: 'accepted', writes: [], unchecked: [] }
  const overlay = (...own: readonly OverlaidDocument[]): Overlay => ({
    documents: new Map(own.map(one => [`person/${one.id}`, one])),
    outcomes: new Map(own.flatMap(({ entries }) => entries.map(entry => [entry, accepted] as const)))
  })
  const [a, b, c] = [person('a', '1'), person('b', '2'), person('c', '3')] as const
  const rows = createOverlaidRows()
  let told = overlay()
  for (const next of [overlay(a), overlay(a, b, c), overlay(a, person('b', '4')), overlay(), overlay(c)]) {
    const change = overlayChange(told, next)
    rows.change(change)
    told = next
    expect(rows.overlay()).toEqual(next)
    expect([...rows.rowsOf('person').keys()].sort()).toEqual([...next.documents.values()].map(({ id }) => id).sort())
  }
  expect(overlayChange(overlay(a), overlay(a, b)).documents).toEqual([b])
})
