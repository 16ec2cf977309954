import { openDatabase } from '../../sync-server/db/database.ts'
import { createLog } from '../../sync-server/log.ts'
import { seedSample } from '../../sync-server/seed/seed-sample.ts'
import { type OpenedContext, openServerContext } from '../../sync-server/server-context.ts'

/** A small sample province in an empty data folder: every place and right is there, few people are. */
export async function seedProvince(data: string): Promise<void> {
  const log = createLog('silent')
  const database = await openDatabase({ databaseUrl: undefined, dataFolder: data, mayShare: false })
  const opened: OpenedContext[] = []
  const open = async (clock: () => number) => {
    const context = await openServerContext(database, data, log, clock)
    opened.push(context)
    return context
  }
  try {
    await seedSample(open, { workers: 120, weeks: 8, classes: 6 }, Date.now(), log)
  } finally {
    for (const context of opened) await context.close()
    await database.close()
  }
}
