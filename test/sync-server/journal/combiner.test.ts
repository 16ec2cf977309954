import { describe, expect, test } from 'vitest'
import { createCombiner } from '../../../sync-server/journal/combiner.ts'

interface Work {
  readonly requests: readonly string[]
  readonly finish: (answers: readonly string[]) => void
  readonly fail: (error: Error) => void
}

/** A combiner whose groups end when the test says so. */
const openWork = (limits: { groupsAtOnce?: number; weightAtMost?: number; piecesAtMost?: number } = {}) => {
  const begun: Work[] = []
  const combiner = createCombiner<string, string>({
    groupsAtOnce: 1,
    weightAtMost: 100,
    piecesAtMost: 10,
    ...limits,
    runGroup: requests =>
      new Promise((finish, fail) => {
        begun.push({ requests, finish, fail })
      })
  })
  const add = (request: string, device = request, weight = 1) => combiner.add({ request, device, weight })
  return { begun, add, waiting: combiner.waiting }
}

const groups = (begun: readonly Work[]) => begun.map(({ requests }) => requests)

describe('the combiner', () => {
  test('lets the first go alone and puts together what comes while it is in work', async () => {
    const { begun, add, waiting } = openWork()
    const answers = [add('a'), add('b'), add('c')]
    expect(groups(begun)).toEqual([['a']])
    expect(waiting()).toBe(2)
    begun[0]?.finish(['A'])
    await answers[0]
    await expect.poll(() => groups(begun)).toEqual([['a'], ['b', 'c']])
    begun[1]?.finish(['B', 'C'])
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C'])
  })

  test('has one device in one group at a time, and passes over it meanwhile', async () => {
    const { begun, add } = openWork({ groupsAtOnce: 2 })
    const answers = [add('a1', 'a'), add('a2', 'a'), add('b1', 'b')]
    expect(groups(begun)).toEqual([['a1'], ['b1']])
    begun[1]?.finish(['B1'])
    await answers[2]
    expect(begun).toHaveLength(2)
    begun[0]?.finish(['A1'])
    await expect.poll(() => groups(begun)).toEqual([['a1'], ['b1'], ['a2']])
    begun[2]?.finish(['A2'])
    expect(await Promise.all(answers)).toEqual(['A1', 'A2', 'B1'])
  })

  test('keeps to its limits, but a piece over the limit goes alone', async () => {
    const { begun, add } = openWork({ weightAtMost: 10, piecesAtMost: 2 })
    void add('first')
    for (const [name, weight] of [
      ['x', 50],
      ['y', 4],
      ['z', 4],
      ['w', 1]
    ] as const)
      void add(name, name, weight)
    begun[0]?.finish([''])
    await expect.poll(() => begun.length).toBe(2)
    begun[1]?.finish([''])
    await expect.poll(() => begun.length).toBe(3)
    begun[2]?.finish(['', ''])
    await expect.poll(() => groups(begun)).toEqual([['first'], ['x'], ['y', 'z'], ['w']])
  })

  test('what a group left undone comes first in the next one', async () => {
    const { begun, add } = openWork()
    const first = add('first')
    const answers = [add('a'), add('b'), add('c')]
    begun[0]?.finish([''])
    await first
    await expect.poll(() => begun.length).toBe(2)
    void add('d')
    begun[1]?.finish(['A'])
    await expect.poll(() => groups(begun).at(-1)).toEqual(['b', 'c', 'd'])
    begun[2]?.finish(['B', 'C', 'D'])
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C'])
  })

  test('tells a failure to all of the group and goes on', async () => {
    const { begun, add } = openWork()
    const first = add('first')
    const answers = [add('a'), add('b')]
    const told = Promise.allSettled(answers)
    begun[0]?.finish([''])
    await first
    await expect.poll(() => begun.length).toBe(2)
    const later = add('later')
    begun[1]?.fail(new Error('out of order'))
    expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect.poll(() => begun.length).toBe(3)
    begun[2]?.finish(['L'])
    expect(await later).toBe('L')
  })
})
