import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { startCluster } from '../../sync-server/db/cluster.ts'
import { migrate, readMigrations } from '../../sync-server/db/migrate.ts'
import { createPool } from '../../sync-server/db/pool.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of a database of the cluster that may create and drop others. */
    clusterUrl: string
    /** Name of the migrated database that suites are copied from. */
    templateName: string
  }
}

const databaseAt = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

const makeTemplate = async (clusterUrl: string): Promise<string> => {
  const name = `jinquan_template_${process.pid}_${Date.now().toString(36)}`
  const admin = createPool({ url: clusterUrl, max: 1 })
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`)
  await admin.end()
  const pool = createPool({ url: databaseAt(clusterUrl, name), max: 1 })
  await migrate(pool, await readMigrations())
  await pool.end()
  return name
}

/**
 * Vitest global set-up: one cluster a run (the packaged one, or the one DATABASE_URL names), and in it one migrated
 * template from which every suite takes its own database.
 */
export const setup = async (project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> => {
  const external = process.env.DATABASE_URL
  const folder = external === undefined ? await mkdtemp(join(tmpdir(), 'jinquan-test-')) : undefined
  const cluster = folder === undefined ? undefined : await startCluster(folder)
  const clusterUrl = cluster?.url ?? external ?? ''
  const templateName = await makeTemplate(clusterUrl)
  project.provide('clusterUrl', clusterUrl)
  project.provide('templateName', templateName)
  return async () => {
    const admin = createPool({ url: clusterUrl, max: 1 })
    await admin.query(`drop database if exists ${templateName}`)
    await admin.end()
    await cluster?.stop()
    if (folder !== undefined) await removeFolder(folder)
  }
}
