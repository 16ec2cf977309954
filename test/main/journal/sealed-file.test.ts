import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sealedPartSchema } from '../../../domain/journal/entry.ts'
import { type Disk, nodeDisk } from '../../../src-main/journal/disk.ts'
import { openReserve } from '../../../src-main/journal/reserve-file.ts'
import { createBoxKey, openBox, openLocalPart, sealPart } from '../../../src-main/journal/sealed-box.ts'
import { openSealedFile } from '../../../src-main/journal/sealed-file.ts'
import { SMALL_RESERVE, temporaryFolder } from './folder.ts'

const dataKey = { version: 1, key: randomBytes(32) }
const server = createBoxKey()
const serverKey = { keyId: 'sealing-1', publicKey: server.publicKey }
const entryOf = (n: number): string => `0199a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const sealNumber = (n: number, person = `person-${n % 3}`) =>
  sealPart(
    { entry: entryOf(n), person, part: 'identity', plain: { name: `样例${n}`, idNumber: `00000019900101${1000 + n}` } },
    dataKey,
    serverKey
  )

const openIn = async (folder: string, disk: Disk = nodeDisk) =>
  openSealedFile({ disk, folder, reserve: await openReserve({ disk: nodeDisk, folder, bytes: SMALL_RESERVE }) })

describe('a sealed part', () => {
  test('opens with the data key here and with the private key at the server, and is what its digest says', () => {
    const record = sealNumber(1)
    expect(sealedPartSchema.parse(record.server)).toEqual(record.server)
    const text = '{"idNumber":"000000199001011001","name":"样例1"}'
    expect(openLocalPart(record, dataKey)).toBe(text)
    const aad = Buffer.from(`person|person-1|identity|sealing-1`)
    const payload = openBox(server.privateKey, aad, record.server)!
    expect(payload.subarray(32).toString()).toBe(text)
    expect(createHash('sha256').update(payload).digest('hex')).toBe(record.server.digest)
  })

  test('moved to another person, another key or altered, it opens nowhere', () => {
    const record = sealNumber(1)
    const moved = { ...record, server: { ...record.server, person: 'person-9' } }
    expect(openLocalPart(moved, dataKey)).toBeUndefined()
    expect(openLocalPart(record, { version: 1, key: randomBytes(32) })).toBeUndefined()
    const aad = Buffer.from(`person|person-9|identity|sealing-1`)
    expect(openBox(server.privateKey, aad, record.server)).toBeUndefined()
    expect(
      openBox(createBoxKey().privateKey, Buffer.from('person|person-1|identity|sealing-1'), record.server)
    ).toBeUndefined()
  })

  test('the same content has another digest each time', () => {
    expect(sealNumber(1).server.digest).not.toBe(sealNumber(1).server.digest)
  })
})

describe('the sealed file', () => {
  test('gives parts back after a restart and holds nothing in clear', async () => {
    const folder = temporaryFolder()
    const records = [1, 2, 3].map(n => sealNumber(n))
    const file = await openIn(folder)
    expect((await file.append(records)).ok).toBe(true)
    await file.close()
    const again = await openIn(folder)
    const digests = records.map(record => record.server.digest)
    expect(await again.forServer(digests)).toEqual(records.map(record => record.server))
    expect(await again.record(digests[1]!)).toEqual(records[1])
    await again.close()
    const bytes = readFileSync(join(folder, '000001.lines'), 'utf8')
    expect(bytes).not.toContain('样例')
    expect(bytes).not.toContain('00000019900101')
  })

  test('erasing a person leaves no ciphertext of theirs and every other part as it was', async () => {
    const folder = temporaryFolder()
    const records = Array.from({ length: 9 }, (_, n) => sealNumber(n))
    const file = await openIn(folder)
    await file.append(records)
    expect(file.digestsOf('person-1')).toHaveLength(3)
    expect(await file.erase(new Set(['person-1']))).toBe(3)
    await file.close()
    const bytes = readFileSync(join(folder, '000001.lines'), 'utf8')
    const again = await openIn(folder)
    for (const record of records) {
      const isErased = record.server.person === 'person-1'
      expect(bytes.includes(record.server.ciphertext) || bytes.includes(record.local.ciphertext)).toBe(!isErased)
      expect(await again.record(record.server.digest)).toEqual(isErased ? undefined : record)
    }
    expect(again.scan.damaged).toEqual([])
    await again.close()
  })

  test('an erasure that a crash cut short is finished on the next start', async () => {
    const folder = temporaryFolder()
    const records = Array.from({ length: 6 }, (_, n) => sealNumber(n))
    const first = await openIn(folder)
    await first.append(records)
    await first.close()
    let isDying = false
    const dying: Disk = {
      ...nodeDisk,
      open: async (path, mode) => {
        const file = await nodeDisk.open(path, mode)
        const write: typeof file.write = (bytes, position) => {
          if (!isDying || !bytes.toString().includes('"erased"')) return file.write(bytes, position)
          throw Object.assign(new Error('power cut'), { code: 'EIO' })
        }
        return { ...file, write }
      }
    }
    const file = await openIn(folder, dying)
    isDying = true
    await expect(file.erase(new Set(['person-2']))).rejects.toThrow('power cut')
    await file.close()
    const again = await openIn(folder)
    expect(again.digestsOf('person-2')).toEqual([])
    await again.close()
    const bytes = readFileSync(join(folder, '000001.lines'), 'utf8')
    for (const { server: part } of records) expect(bytes.includes(part.ciphertext)).toBe(part.person !== 'person-2')
  })

  test('parts whose entry never reached the journal are removed', async () => {
    const folder = temporaryFolder()
    const file = await openIn(folder)
    await file.append([1, 2, 3].map(n => sealNumber(n)))
    expect(await file.eraseOrphans(entry => entry !== entryOf(2))).toBe(1)
    expect(file.digestsOf('person-2')).toEqual([])
    expect(file.digestsOf('person-1')).toHaveLength(1)
    await file.close()
  })
})
