import { appendFile, chmod, copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { removeFolder } from '../../../scripts/demo/remove-folder.ts'
import { type Cluster, startCluster } from '../../../sync-server/db/cluster.ts'
import { dataFolderAt, ownedBy, prepareDataFolder } from '../../../sync-server/db/data-folder.ts'
import { openDatabase } from '../../../sync-server/db/database.ts'
import { createPool } from '../../../sync-server/db/pool.ts'
import { ensurePostgresAccount } from '../../../sync-server/db/postgres-account.ts'
import { copyDatabase } from '../copy-database.ts'
import type { TestDatabase } from '../test-database.ts'

/** A primary and a standby that streams from it, both the packaged PostgreSQL. */
export interface Pair {
  /** As the server opens it with DATABASE_URL and READ_DATABASE_URL; `drop` ends both. */
  readonly database: TestDatabase & { readonly standby: pg.Pool }
  /** Asks the standby itself. */
  readonly onStandby: (text: string) => Promise<pg.QueryResult>
  readonly stopStandby: () => Promise<void>
}

/** Its base is the folder of the primary, copied while that was at rest: the packaged PostgreSQL has no pg_basebackup. */
const copyBase = async (from: string, to: string): Promise<void> => {
  const [source, target] = [dataFolderAt(from), dataFolderAt(to)]
  const account = ensurePostgresAccount()
  await prepareDataFolder(target, account)
  await copyDatabase(source.database, target.database)
  await copyFile(source.passwordFile, target.passwordFile)
  const signal = join(target.database, 'standby.signal')
  await writeFile(signal, '')
  await ownedBy(signal, account)
}

const follow = (folder: string, primary: string): Promise<void> => {
  const { hostname, port, username, password } = new URL(primary)
  const where = `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`
  return appendFile(join(dataFolderAt(folder).database, 'postgresql.auto.conf'), `primary_conninfo = '${where}'\n`)
}

export const startPair = async (): Promise<Pair> => {
  const root = await mkdtemp(join(tmpdir(), 'jinquan-standby-'))
  await chmod(root, 0o755)
  const [home, copy] = [join(root, 'primary'), join(root, 'standby')]
  await mkdir(copy)
  await (await startCluster(home)).stop()
  await copyBase(home, copy)
  const primary = await startCluster(home)
  await follow(copy, primary.url)
  let standby: Cluster | undefined = await startCluster(copy)
  const { url: readDatabaseUrl } = standby
  const admin = createPool({ url: readDatabaseUrl, max: 1 })
  const opened = await openDatabase({ databaseUrl: primary.url, readDatabaseUrl, dataFolder: home, mayShare: true })
  if (opened.standby === undefined) throw new Error('no standby was opened')
  const stopStandby = async () => {
    await standby?.stop()
    standby = undefined
  }
  return {
    database: {
      ...opened,
      standby: opened.standby,
      drop: async () => {
        await admin.end()
        await opened.close()
        await stopStandby()
        await primary.stop()
        await removeFolder(root)
      }
    },
    onStandby: text => admin.query(text),
    stopStandby
  }
}
