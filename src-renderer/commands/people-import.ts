import type { DeskApi } from '../../src-main/contract/table.ts'
import { readWorkersApart } from '../import/sheet-client.ts'
import type { Replica } from '../replica/replica.ts'
import type { Commander } from './commander.ts'
import { createImportJob, type ImportJob } from './people-import-job.ts'

const jobs = new WeakMap<Commander, ImportJob>()

/**
 * The import of this page's commander: one at a time, kept while other pages are open. Once the desk is locked no
 * row of a list may stay in memory.
 */
export function importJobOf(commander: Commander, replica: Replica, desk: DeskApi): ImportJob {
  const known = jobs.get(commander)
  if (known) return known
  const job = createImportJob({
    replica,
    commander,
    read: (file, options, signal) => readWorkersApart({ ...file }, options, { signal }),
    now: () => performance.now() + performance.timeOrigin
  })
  desk.on('desk.changed', ({ phase }) => {
    if (phase !== 'open') job.reset()
  })
  jobs.set(commander, job)
  return job
}
