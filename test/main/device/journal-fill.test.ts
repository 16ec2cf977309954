import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../../domain/journal/entry.ts'
import { startOfOutbox } from '../../../domain/sync/outbox.ts'
import { fillJournal, openFilledSpans } from '../../../src-main/device/journal-fill.ts'
import type { Registration } from '../../../src-main/device/registration.ts'
import type { Ask } from '../../../src-main/device/server-calls.ts'
import { type Disk, nodeDisk } from '../../../src-main/journal/disk.ts'
import type { Journal } from '../../../src-main/journal/journal.ts'
import { openReserve } from '../../../src-main/journal/reserve-file.ts'
import { openWholeFiles } from '../../../src-main/journal/whole-file.ts'
import { authorNamed, deviceSigner, issue, openJournalIn, stamp } from '../journal/desk-author.ts'
import { SMALL_RESERVE, temporaryFolder } from '../journal/folder.ts'
import { append, entry, openDesk, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const LINES = 20
const SEGMENT = join('journal', '000001.lines')
const clerk = authorNamed('clerk')

let bytes: Buffer
let runs: readonly Run[]
let ids: readonly string[]
const idsOf = (journal: Journal) => journal.chain.records.map(({ body }) => body.id)

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinquan-fill-'))
  const journal = await openJournalIn(folder)
  for (let n = 1; n <= LINES; n++) await journal.append([issue(n)], clerk, stamp)
  runs = await journal.runsFrom(1, 1, 500)
  ids = idsOf(journal)
  await journal.close()
  bytes = readFileSync(join(folder, SEGMENT))
  rmSync(folder, { recursive: true, force: true })
})

const registration = {
  server: 'https://sync.example',
  serverId: 'server-1',
  deviceId: 'device-1',
  generation: 1,
  certificate: { certificate: { generation: 1, publicKey: deviceSigner.publicKey } },
  earlier: []
} as unknown as Registration

/** A server that holds these runs and gives three a page. */
const serverWith = (held: readonly Run[]): { readonly ask: Ask; readonly asked: string[] } => {
  const asked: string[] = []
  const ask: Ask = async (_server, { path, reply }) => {
    asked.push(path)
    const from = Number(new URL(path, 'https://sync.example').searchParams.get('from'))
    const left = held.filter(run => run.entries.at(-1)!.envelope.seq >= from)
    const next = left[3]?.entries[0]?.envelope.seq ?? null
    return { ok: true, value: reply.parse({ runs: left.slice(0, 3), next }) }
  }
  return { ask, asked }
}

const fillIn = async (folder: string, ask: Ask, disk: Disk = nodeDisk, ackedSeq = 0) => {
  const journal = await openJournalIn(folder, disk)
  const reserve = await openReserve({ disk, folder, bytes: SMALL_RESERVE })
  const filled = await openFilledSpans(await openWholeFiles(disk, join(folder, 'device'), reserve))
  const logged: unknown[] = []
  const ports = {
    ...{ journal, filled, ask },
    registration: () => registration,
    token: async () => 'token',
    log: (_event: string, facts: unknown) => void logged.push(facts),
    tell: () => undefined
  }
  const fill = () => fillJournal(ports, { ...startOfOutbox('device-1', 1), ackedSeq })
  return { journal, fill, logged }
}

const folderWith = (content: Buffer): string => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'journal'), { recursive: true })
  writeFileSync(join(folder, SEGMENT), content)
  return folder
}

const flipped = (...places: readonly number[]): Buffer => {
  const content = Buffer.from(bytes)
  for (const at of places) content[at] = content[at]! ^ 1
  return content
}

const lineStarts = (): readonly number[] => {
  const starts = [0]
  for (let at = bytes.indexOf(10); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(10, at + 1)) starts.push(at + 1)
  return starts
}

const expectWhole = async (folder: string, disk: Disk = nodeDisk): Promise<void> => {
  const journal = await openJournalIn(folder, disk)
  expect(idsOf(journal)).toEqual(ids)
  expect(journal.chain.head(1).seq).toBe(LINES)
  expect(journal.chain.gaps).toEqual([])
  expect((await journal.runsFrom(1, 1, 500)).length).toBe(LINES)
  await journal.close()
}

describe('what the journal file lost', () => {
  test('[O12] [row 25] any byte of a line, in each of 20 lines: the server gives the lines back', async () => {
    const { ask } = serverWith(runs)
    const starts = lineStarts()
    expect(starts).toHaveLength(LINES)
    const longest = Math.max(...starts.map((start, n) => (starts[n + 1] ?? bytes.length) - start))
    const placeIn = (line: number, offset: number): number =>
      Math.min(starts[line]! + offset, (starts[line + 1] ?? bytes.length) - 1)
    // Four lines a file, so that every offset is hit in few files.
    for (let offset = 0; offset < longest; offset += 4) {
      const hits = [0, 1, 2, 3].map(n => placeIn((offset / 4 + n * 5) % LINES, offset + n))
      const folder = folderWith(flipped(...hits))
      const { journal, fill } = await fillIn(folder, ask, unflushedDisk)
      expect(await fill()).toBe(true)
      await journal.close()
      await expectWhole(folder, unflushedDisk)
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)

  test('[O12] [row 25] several lines, the first and the last too, come back in their places and stay as evidence', async () => {
    const starts = lineStarts()
    const folder = folderWith(flipped(...[0, 4, 5, 6, 7, 12, 18, 19].map(line => starts[line]! + 40)))
    const { ask, asked } = serverWith(runs)
    const { journal, fill, logged } = await fillIn(folder, ask)
    const { damaged } = journal.scan
    expect(await fill()).toBe(true)
    expect(logged).toEqual([{ entries: 8, partsLost: 0 }])
    expect(journal.chain.gaps).toEqual([])
    journal.confirmEnd()
    expect(await journal.append([issue(99)], clerk, stamp)).toMatchObject({ ok: true })
    expect(journal.chain.head(1).seq).toBe(LINES + 1)
    await journal.close()
    const count = asked.length
    const again = await fillIn(folder, ask)
    expect(again.journal.scan.damaged).toEqual(damaged)
    expect(idsOf(again.journal).slice(0, LINES)).toEqual(ids)
    expect(await again.fill()).toBe(true)
    expect(asked).toHaveLength(count)
    await again.journal.close()
  })

  test('[O12] [row 25] a desk killed at any step of the filling fills on at its next start', async () => {
    const starts = lineStarts()
    const damaged = flipped(...[3, 9, 19].map(line => starts[line]! + 40))
    const { ask } = serverWith(runs)
    let kills = 0
    for (let step = 1; ; step++) {
      const folder = folderWith(damaged)
      let left = Number.POSITIVE_INFINITY
      const { journal, fill } = await fillIn(
        folder,
        ask,
        dyingDisk(() => --left < 0)
      )
      left = step - 1
      const ended = await fill().then(
        () => true,
        () => false
      )
      left = Number.POSITIVE_INFINITY
      await journal.close()
      const next = await fillIn(folder, ask)
      expect(await next.fill()).toBe(true)
      await next.journal.close()
      await expectWhole(folder)
      if (ended) break
      kills += 1
    }
    expect(kills).toBeGreaterThan(6)
  })

  test('[O12] [row 11] [row 25] a chain that only lags is not filled, nor what this device did not sign or does not fit', async () => {
    const starts = lineStarts()
    const lagging = folderWith(bytes.subarray(0, starts[15]))
    const honest = serverWith(runs)
    const twin = await fillIn(lagging, honest.ask)
    expect(await twin.fill()).toBe(true)
    expect(honest.asked).toEqual([])
    await twin.journal.close()
    const other = await fillIn(lagging, honest.ask, nodeDisk, LINES)
    expect(await other.fill()).toBe(true)
    expect(other.journal.chain.head(1).seq).toBe(LINES)
    await other.journal.close()
    const forgeries: readonly ((run: Run) => Run)[] = [
      run => ({ ...run, deviceSignature: clerk.operatorSigner.sign('another') }),
      run => ({ ...run, entries: run.entries.map(one => ({ ...one, body: { ...one.body, dataAge: 11 } })) })
    ]
    for (const forge of forgeries) {
      const folder = folderWith(flipped(starts[4]! + 40, starts[19]! + 40))
      const { journal, fill } = await fillIn(folder, serverWith(runs.map(forge)).ask)
      expect(await fill()).toBe(true)
      expect(idsOf(journal)).toHaveLength(LINES - 2)
      await journal.close()
    }
  })

  test('[O12] [row 25] a desk whose sent lines were damaged goes on in its chain, without a fresh code', async () => {
    const server = await new DeskServer().open()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    for (let n = 1; n <= 5; n++) await append(desk, entry(registerPerson(n)))
    await until(async () => (await desk.sync()).pending === 0)
    await desk.core.close()
    const path = join(folder, 'desk', SEGMENT)
    const lines = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, lines.map((line, n) => (n === 1 || n === 4 ? `${line.slice(0, -1)}!` : line)).join('\n'))
    const again = await openDesk(folder, server)
    await again.core.handlers['session.login']({ login: 'clerk1', password: 'password-1' })
    await until(() => again.logged.some(({ event }) => event === 'journal.filled'))
    expect(again.logged.find(({ event }) => event === 'journal.filled')?.facts).toEqual({ entries: 2, partsLost: 0 })
    await until(async () => (await append(again, entry(registerPerson(6)))).ok)
    await until(() => server.store.heads.get('device-1')?.seq === 6)
    expect(await again.sync()).toMatchObject({ frozen: false })
    const items = await again.core.readiness()
    expect(items.find(({ item }) => item === 'journal')).toMatchObject({ state: 'good', figures: { damaged: 2 } })
  })
})

/** Every call that changes the disk may be the last one of the process. */
const dyingDisk = (isDead: () => boolean): Disk => {
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead()) throw new Error('killed')
    return work()
  }
  return {
    ...nodeDisk,
    open: (path, mode) =>
      alive(async () => {
        const file = await nodeDisk.open(path, mode)
        return {
          ...file,
          write: (piece, position) =>
            alive(async () => {
              await file.write(piece, position)
            }),
          datasync: () => alive(file.datasync),
          truncate: length => alive(() => file.truncate(length))
        }
      }),
    rename: (from, to) => alive(() => nodeDisk.rename(from, to)),
    remove: path => alive(() => nodeDisk.remove(path)),
    syncFolder: folder => alive(() => nodeDisk.syncFolder(folder))
  }
}

/** For many files that need not outlive a power cut. */
const unflushedDisk: Disk = {
  ...nodeDisk,
  open: async (path, mode) => ({ ...(await nodeDisk.open(path, mode)), datasync: async () => undefined }),
  syncFolder: async () => undefined
}

test('[row 25] [O12] a damaged note of what was asked for stops nobody: the server is asked once more', async () => {
  const folder = temporaryFolder()
  const reserve = await openReserve({ disk: nodeDisk, folder, bytes: SMALL_RESERVE })
  const files = await openWholeFiles(nodeDisk, join(folder, 'device'), reserve)
  const span = { segment: 1, line: 1, offset: 7, length: 9 }
  await (await openFilledSpans(files)).keep([span])
  expect((await openFilledSpans(files)).has(span)).toBe(true)
  await files.write('journal-filled.json', Buffer.from('[{"segment":1,"off'))
  expect((await openFilledSpans(files)).has(span)).toBe(false)
})
