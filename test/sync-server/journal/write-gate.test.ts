import { describe, expect, test } from 'vitest'
import { createWriteGate, LEAST_FREE_BYTES } from '../../../sync-server/journal/write-gate.ts'
import { retryAfterMs } from '../../../sync-server/problem.ts'

const full = { code: 'server.full' }

/** A disk of which somebody else takes and gives room. */
const disk = () => {
  const at = { free: 2 * LEAST_FREE_BYTES, elapsed: 0 }
  return { at, gate: createWriteGate({ freeBytes: async () => at.free, elapsed: () => at.elapsed }) }
}

describe('[row 23] the gate of all writes', () => {
  test('shuts while there is too little room, and opens by itself', async () => {
    const { at, gate } = disk()
    await gate.assertOpen()
    at.free = LEAST_FREE_BYTES - 1
    at.elapsed += 1000
    await expect(gate.assertOpen()).rejects.toMatchObject(full)
    at.free = LEAST_FREE_BYTES
    await gate.assertOpen()
  })

  test.each([
    ['a full disk beside the database', 'ENOSPC', true],
    ['a quota that is used up', 'EDQUOT', true],
    ['anything else', 'EIO', false]
  ])('after %s it %s', async (_case, code, isShut) => {
    const { at, gate } = disk()
    gate.noteFailure(Object.assign(new Error('write'), { code }))
    if (isShut) await expect(gate.assertOpen()).rejects.toMatchObject(full)
    else await gate.assertOpen()
    at.elapsed += retryAfterMs
    await gate.assertOpen()
  })
})
