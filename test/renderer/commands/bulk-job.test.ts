import { expect, it } from 'vitest'
import { type BulkJob, createBulkJob } from '../../../src-renderer/commands/bulk-job.ts'
import { checkMany, commitMany } from '../../../src-renderer/commands/commit-many.ts'
import { CountyDesk, registration } from './county-desk.ts'

const ROWS = 250
const units = Array.from({ length: ROWS }, (_, n) => [registration(n)])

async function deskAtWork() {
  const desk = new CountyDesk()
  await desk.open()
  const job = createBulkJob<string>(
    {
      checkMany: (all, options) => checkMany(desk.ports, all, options),
      commitMany: (all, options) => commitMany(desk.ports, all, options)
    },
    () => 0
  )
  return { desk, job }
}

const reached = (job: BulkJob<string>, phase: string): Promise<void> =>
  new Promise(resolve => {
    const stop = job.onState(() => {
      if (job.state().phase !== phase) return
      stop()
      resolve()
    })
  })

/** Asks to stop as soon as a first part is done. */
const cancelAfterFirst = (job: BulkJob<string>, at: 'checking' | 'committing'): void => {
  job.onState(() => {
    const state = job.state()
    if (state.phase === at && state.progress.done > 0) job.cancel()
  })
}

it('says how far it is, and stopped keeps what is saved and says how many', async () => {
  const { desk, job } = await deskAtWork()
  const checked = reached(job, 'checked')
  job.check(units, 'list')
  await checked
  const seen: number[] = []
  job.onState(() => {
    const state = job.state()
    if (state.phase === 'committing') seen.push(state.progress.done)
  })
  cancelAfterFirst(job, 'committing')
  const done = reached(job, 'done')
  job.commit()
  await done
  const state = job.state()
  if (state.phase !== 'done') throw new Error('it is done')
  expect(seen).toEqual([0, 100])
  expect(state.result).toMatchObject({ cancelled: true, entries: 100, failure: null })
  expect(desk.appends.flat()).toHaveLength(100)
})

it('a dry run that is stopped is forgotten and writes nothing', async () => {
  const { desk, job } = await deskAtWork()
  cancelAfterFirst(job, 'checking')
  const idle = reached(job, 'idle')
  job.check(units, 'list')
  await idle
  job.commit()
  expect(job.state().phase).toBe('idle')
  expect(desk.appends).toHaveLength(0)
})
