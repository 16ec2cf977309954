import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Chance } from '../../scripts/demo/chance.ts'

/** Turns every bit of so many bytes, each somewhere in the file. */
async function flip(file: string, chance: Chance, count: number): Promise<void> {
  const { size } = await stat(file)
  const handle = await open(file, 'r+')
  try {
    for (let n = 0; n < count && size > 0; n++) {
      const position = chance.below(size)
      const byte = Buffer.alloc(1)
      await handle.read(byte, 0, 1, position)
      byte[0] = (byte[0] ?? 0) ^ 0xff
      await handle.write(byte, 0, 1, position)
    }
  } finally {
    await handle.close()
  }
}

const filesBelow = async (folder: string, isMeant: (name: string) => boolean): Promise<readonly string[]> => {
  const names = await readdir(folder, { recursive: true, encoding: 'utf8' }).catch(() => [])
  return names
    .filter(isMeant)
    .sort()
    .map(name => path.join(folder, name))
}

/** The desk must not be running. Yields how many files were harmed. */
export async function damageReplica(desk: string, chance: Chance): Promise<number> {
  const tables = await filesBelow(path.join(desk, 'IndexedDB'), name => /\.(ldb|log)$/.test(name))
  for (const file of tables) await flip(file, chance, 3)
  return tables.length
}

/** One byte of one segment of the journal. */
export async function damageJournal(desk: string, chance: Chance): Promise<void> {
  const segments = await filesBelow(path.join(desk, 'desk/journal'), name => name.endsWith('.lines'))
  const file = segments[chance.below(segments.length)]
  if (!file) throw new Error('no journal to damage')
  await flip(file, chance, 1)
}
