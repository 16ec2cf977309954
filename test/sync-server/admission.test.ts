import { describe, expect, test } from 'vitest'
import { createAdmission } from '../../sync-server/admission.ts'
import type { Problem } from '../../sync-server/problem.ts'

/** Work that ends when it is told to. */
const work = () => {
  const ends: (() => void)[] = []
  const task = () => new Promise<void>(resolve => ends.push(resolve))
  return { task, begun: () => ends.length, endNext: (n: number) => ends[n]?.() }
}

describe('[row 34] admission', () => {
  test('lets so many work and so many wait; who comes on top is told to come later', async () => {
    const { task, begun } = work()
    const admission = createAdmission(2, 3)
    const herd = Array.from({ length: 3600 }, () =>
      admission.run(task).then(
        () => 'served',
        (error: Problem) => error.code
      )
    )
    const answers = await Promise.all(herd.slice(5))
    expect(begun()).toBe(2)
    expect(new Set(answers)).toEqual(new Set(['server.unavailable']))
  })

  test('serves who waits in order, also after work that failed', async () => {
    const admission = createAdmission(1, 10)
    const served: number[] = []
    const runs = Array.from({ length: 10 }, (_, n) =>
      admission.run(async () => {
        served.push(n)
        if (n % 2 === 0) throw new Error('failed')
      })
    )
    await Promise.allSettled(runs)
    expect(served).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    await expect(admission.run(async () => 'free again')).resolves.toBe('free again')
  })
})
