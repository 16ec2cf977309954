import { expect, test } from 'vitest'
import { z } from 'zod'
import { createAsk, patienceFor } from '../../../src-main/device/server-calls.ts'
import { type LineInit, LineSilent } from '../../../src-main/net/line.ts'

test('[row 33] a half-open line is given up within 15 s, a long body gets the time it needs', () => {
  expect(patienceFor(0, 0)).toEqual({ headMs: 15_000, pieceMs: 15_000 })
  expect(patienceFor(960_000, 0)).toEqual({ headMs: 45_000, pieceMs: 15_000 })
  expect(patienceFor(0, 1)).toEqual({ headMs: 30_000, pieceMs: 30_000 })
  expect(patienceFor(960_000, 50)).toEqual({ headMs: 60_000, pieceMs: 60_000 })
})

test('[row 33] patience grows while nothing is heard, and is as short as before after any answer', async () => {
  const heads: (number | undefined)[] = []
  const silent = new Set([1, 2])
  const ask = createAsk({
    send: async (_url: string, init: LineInit = {}) => {
      heads.push(init.patience?.headMs)
      if (silent.has(heads.length)) throw new LineSilent('line.down')
      return new Response('{}', { status: 503 })
    }
  })
  const call = { path: '/v1/journal', method: 'GET', reply: z.object({}) } as const
  for (let n = 0; n < 4; n++) await ask('https://sync.example', call).catch(() => undefined)
  expect(heads).toEqual([15_000, 30_000, 60_000, 15_000])
})
