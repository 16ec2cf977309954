import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { ChainHead } from '../../domain/journal/chain.ts'
import type { Epoch } from '../../domain/protocol/epoch.ts'
import { renameFile } from '../db/rename-file.ts'
import { finishShortening, openReceiptWriter, type Receipt, readReceiptFile, shortenReceipts } from './receipt-file.ts'

/**
 * What every device was told to be stored, outside the database (row 19): a line is appended for each
 * batch, and a start leaves the farthest of each device. A database that lacks one was restored from before it: its epoch
 * is over.
 */
export interface HeadReceipts {
  readonly keep: (deviceId: string, head: ChainHead) => Promise<void>
  readonly close: () => Promise<void>
}

const fileName = 'head-receipts.ndjson'
const archivePrefix = 'head-receipts-epoch-'

export const openHeadReceipts = async (dataFolder: string): Promise<HeadReceipts> => {
  const path = join(dataFolder, fileName)
  await shortenReceipts(path)
  const writer = await openReceiptWriter(path)
  return {
    keep: (device, { generation, seq, hash }) => writer.append({ device, generation, seq, hash }),
    close: writer.close
  }
}

const readReceipts = (dataFolder: string, name = fileName): Promise<readonly Receipt[]> =>
  readReceiptFile(join(dataFolder, name))

/** A place that a device was told to be stored. */
export type ToldPlace = Pick<Receipt, 'device' | 'generation' | 'seq'>

const placesNotHere = async (pool: pg.Pool, receipts: readonly Receipt[]): Promise<readonly ToldPlace[]> => {
  const { rows } = await pool.query<ToldPlace>(
    `select t.device, t.generation, t.seq from unnest($1::text[], $2::int[], $3::int[], $4::text[]) as t(device, generation, seq, hash)
     where not exists (select 1 from place p
       where p.device_id = t.device and p.generation = t.generation and p.seq = t.seq and p.hash = t.hash)`,
    [receipts.map(r => r.device), receipts.map(r => r.generation), receipts.map(r => r.seq), receipts.map(r => r.hash)]
  )
  return rows
}

/** Devices that were told of places which this database does not have. */
export const devicesAhead = async (pool: pg.Pool, dataFolder: string): Promise<readonly string[]> =>
  (await placesNotHere(pool, await readReceipts(dataFolder))).map(({ device }) => device)

/**
 * Where devices had come to in histories that ended, as far as no device has offered it again since (row 19): those come
 * when the device does, or are known to nobody any more. A chain that another machine went on with stays named here, for
 * its entries came in a later generation, if they came. What ended changes no more: it is read from the files once.
 */
export const openLacking = (pool: pg.Pool, dataFolder: string): (() => Promise<readonly ToldPlace[]>) => {
  let ended: Promise<readonly (readonly Receipt[])[]> | undefined
  return async () => {
    ended ??= readArchives(dataFolder)
    ended.catch(() => {
      ended = undefined
    })
    const lacking = new Map<string, ToldPlace>()
    for (const receipts of await ended) {
      for (const place of await placesNotHere(pool, receipts))
        lacking.set(`${place.device} ${place.generation} ${place.seq}`, place)
    }
    return [...lacking.values()]
  }
}

const readArchives = async (dataFolder: string): Promise<readonly (readonly Receipt[])[]> => {
  const names = (await readdir(dataFolder)).filter(name => name.startsWith(archivePrefix)).sort()
  const archives: (readonly Receipt[])[] = []
  for (const name of names) archives.push(await readReceipts(dataFolder, name))
  return archives
}

export const placesLacking = (pool: pg.Pool, dataFolder: string): Promise<readonly ToldPlace[]> =>
  openLacking(pool, dataFolder)()

/**
 * Lays the receipts aside under the epoch they belong to: evidence for whoever looks for what was lost. Two epochs may
 * have one number, when a dump was restored twice.
 */
export const archiveReceipts = async (dataFolder: string, { n, random }: Epoch): Promise<void> => {
  const path = join(dataFolder, fileName)
  await finishShortening(path)
  await renameFile(path, join(dataFolder, `${archivePrefix}${n}-${random}.ndjson`))
}
