import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test as base } from '@playwright/test'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { Screens } from '../../scripts/demo/screens.ts'
import { Stage } from '../../scripts/demo/stage.ts'
import { copyDataFolder } from '../sync-server/copy-database.ts'
import { newDatabase, outsideCluster } from './outside-cluster.ts'

const root = path.resolve(import.meta.dirname, '../..')
const results = path.join(root, 'test-results')
/** Playwright empties this folder when a run begins, so a run that was killed leaves no lock behind. */
const lock = path.join(results, 'runs', 'seeding')

/** What the sample province is made of: other sources, another province; and another day, whose classes it has. */
function sourcesHash(): string {
  const hash = createHash('sha256').update(dateOfInstant(Date.now()))
  for (const world of ['domain', 'sync-server']) {
    const files = readdirSync(path.join(root, world), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter(name => /\.(ts|sql)$/.test(name)).sort()) {
      hash.update(file).update(readFileSync(path.join(root, world, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

interface Sample {
  readonly folder: string
  /** In a cluster outside: the database to copy. */
  readonly database: string | null
}

/** The sample province, filled once. On the packaged cluster it is kept between runs of the same sources. */
async function seededStage(): Promise<Sample> {
  const isOutside = outsideCluster !== undefined
  const folder = isOutside ? path.join(results, 'runs', 'sample') : path.join(results, 'seeded', sourcesHash())
  const database = isOutside ? 'way_sample' : null
  while (!existsSync(folder)) {
    await mkdir(path.dirname(lock), { recursive: true })
    const isOurs = await mkdir(lock).then(
      () => true,
      () => false
    )
    if (!isOurs) {
      await pause(500)
      continue
    }
    try {
      await rm(path.join(results, 'seeded'), { recursive: true, force: true })
      const making = `${folder}.making`
      await new Stage(making, new Screens(making), database && (await newDatabase(database, 'template0'))).seed()
      await rename(making, folder)
    } finally {
      await rm(lock, { recursive: true, force: true })
    }
  }
  return { folder, database }
}

/** A stage of its own with the sample province and a running server; `name` is its folder in the results. */
async function openSeededStage(name: string): Promise<Stage> {
  const sample = await seededStage()
  const out = path.join(results, 'stages', name)
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await copyDataFolder(path.join(sample.folder, 'server'), path.join(out, 'server'))
  const database = sample.database && (await newDatabase(name, sample.database))
  const stage = new Stage(out, new Screens(out), database)
  await stage.startServer()
  return stage
}

/** One test's work on a seeded stage of its own: what its screens show is kept where it fails, and all is closed after it. */
export async function onSeededStage(name: string, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openSeededStage(name)
  try {
    await work(stage)
  } catch (error) {
    await stage.shootFailure()
    throw error
  } finally {
    await stage.closeDesks()
    await stage.stopServer()
  }
}

/** Tests with a seeded server: one a worker, so tests of one worker share its data. */
export const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({ browserName }, use, { workerIndex }) => {
      const stage = await openSeededStage(`${browserName}-${workerIndex}`)
      await use(stage)
      await stage.stopServer()
      await removeFolder(stage.out)
    },
    { scope: 'worker', timeout: 600_000 }
  ]
})
