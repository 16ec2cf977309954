import { link, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  openReceiptWriter,
  type Receipt,
  readReceiptFile,
  shortenReceipts
} from '../../../sync-server/journal/receipt-file.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinquan-receipts-'))
  path = join(folder, 'receipts.ndjson')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const receipt = (device: string, seq: number, generation = 1): Receipt => ({ device, generation, seq, hash: `h${seq}` })
const text = (receipts: readonly Receipt[]) => receipts.map(one => `${JSON.stringify(one)}\n`).join('')
const lines = async () => (await readFile(path, 'utf8')).split('\n').filter(line => line !== '')
const many = [1, 2, 3].flatMap(seq => [receipt('pc-1', seq), receipt('pc-2', seq, 4 - seq)])
const farthest = [receipt('pc-1', 3), receipt('pc-2', 1, 3)]

describe('[row 19] a file of receipts', () => {
  test('is shortened to the farthest of each device, also when its last line was cut off', async () => {
    await writeFile(path, `${text(many)}{"device":"pc-3","gen`)
    await shortenReceipts(path)
    expect(await lines()).toHaveLength(2)
    expect(await readReceiptFile(path)).toEqual(farthest)
    expect(await readdir(folder)).toEqual(['receipts.ndjson'])
  })

  test('is not there at first, and stays as it is when it is short', async () => {
    await shortenReceipts(path)
    expect(await readReceiptFile(path)).toEqual([])
    await writeFile(path, text(farthest))
    await shortenReceipts(path)
    expect(await readFile(path, 'utf8')).toBe(text(farthest))
  })

  test('loses nothing when a crash cuts the shortening off at any step', async () => {
    const steps = [
      () => writeFile(join(folder, 'receipts.ndjson.0123456789ab'), text(farthest.slice(1))),
      () => link(path, `${path}.before`),
      async () => {
        await link(path, `${path}.before`)
        await writeFile(`${path}.short`, text(farthest.slice(1)))
        await rename(`${path}.short`, path)
      }
    ]
    for (const crash of steps) {
      await writeFile(path, text(many))
      await crash()
      expect(await readReceiptFile(path)).toEqual(expect.arrayContaining(farthest))
      await shortenReceipts(path)
      expect(await readReceiptFile(path)).toEqual(expect.arrayContaining(farthest))
      expect(await lines()).toHaveLength(2)
      expect(await readdir(folder)).not.toContain('receipts.ndjson.before')
    }
  })

  test('keeps what another process appends while it is shortened', async () => {
    await writeFile(path, text(many))
    const other = await openReceiptWriter(path)
    let seq = 3
    const told = async () => {
      for (let n = 0; n < 50; n++) await Promise.all([1, 2, 3, 4].map(() => other.append(receipt('pc-1', ++seq))))
    }
    const shortened = async () => {
      for (let n = 0; n < 20; n++) await shortenReceipts(path)
    }
    await Promise.all([told(), shortened()])
    await other.close()
    expect(await readReceiptFile(path)).toEqual(expect.arrayContaining([receipt('pc-1', 203)]))
  })
})
