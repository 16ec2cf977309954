import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { sampleIdNumber } from '../../../domain/codes/id-number.ts'
import { OCCUPATION_TABLE } from '../../../domain/codes/occupation-table.ts'
import { readSheetApart, readWorkersApart, type SheetWorker } from '../../../src-renderer/import/sheet-client.ts'

/** The shipped worker in a Node thread; `code` replaces it by another program. */
const threads: Worker[] = []
function thread(code?: string): SheetWorker {
  const worker =
    code === undefined
      ? new Worker(new URL('./sheet-thread.mjs', import.meta.url))
      : new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } })
  threads.push(worker)
  const adapted: SheetWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message: unknown) => worker.postMessage(message),
    terminate: () => void worker.terminate()
  }
  worker.on('message', data => adapted.onmessage?.(new MessageEvent('message', { data })))
  worker.on('error', () => adapted.onerror?.(new Event('error') as ErrorEvent))
  return adapted
}

const csv = (text: string) => ({ bytes: new TextEncoder().encode(text), name: 'list.csv' })
const list = csv(`姓名,身份证号\n样例甲,${sampleIdNumber(1, '1990-05-06', 'male')}\n样例乙,1\n`)
const hangs = "require('worker_threads').parentPort.on('message', () => { for (;;) {} })"

describe('reader in its own thread', () => {
  it('[K27] reads a sheet and a list of workers', async () => {
    const read = await readSheetApart(list, { createWorker: () => thread() })
    expect(read).toMatchObject({ ok: true, sheet: { encoding: 'utf-8', rows: [{ row: 1 }, { row: 2 }, { row: 3 }] } })
    const workers = await readWorkersApart(
      list,
      { today: '2026-11-22', allowSamples: true, occupations: OCCUPATION_TABLE },
      { createWorker: () => thread() }
    )
    expect(workers).toMatchObject({
      ok: true,
      source: { format: 'csv', encoding: 'utf-8' },
      run: { counts: { rows: 2, good: 1, bad: 1 } }
    })
  })

  it('[K27] [row 30] a file that takes too long is refused and its thread ended', async () => {
    const read = await readSheetApart(list, { createWorker: () => thread(hangs), timeoutMs: 300 })
    expect(read).toEqual({ ok: false, code: 'timeout', detail: { limit: 300 } })
    await expect.poll(() => threads.at(-1)?.threadId).toBe(-1)
  })

  it('[K27] can be cancelled while it runs and before it starts', async () => {
    const controller = new AbortController()
    const reading = readSheetApart(list, { createWorker: () => thread(hangs), signal: controller.signal })
    setTimeout(() => controller.abort(), 100)
    expect(await reading).toMatchObject({ ok: false, code: 'cancelled' })
    await expect.poll(() => threads.at(-1)?.threadId).toBe(-1)
    expect(await readSheetApart(list, { signal: AbortSignal.abort() })).toMatchObject({ ok: false, code: 'cancelled' })
  })

  it('[K27] a thread that dies is a refusal, not an exception', async () => {
    const dies = 'const a = []; for (;;) a.push(new Array(1e6).fill(0))'
    expect(await readSheetApart(list, { createWorker: () => thread(dies) })).toMatchObject({ code: 'reader-failed' })
  })
})
