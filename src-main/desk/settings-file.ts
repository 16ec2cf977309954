import { open, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { renameFile } from '../journal/rename-file.ts'
import { jsonAs } from '../json-text.ts'

/** What this computer remembers between starts: nothing personal, nothing that matters to an entry. */
export const settingsSchema = z.object({
  window: z
    .object({
      bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
      maximised: z.boolean()
    })
    .default({ bounds: null, maximised: false }),
  /** The demonstration's line was cut by hand; any other start takes no notice of it. */
  lineCut: z.boolean().default(false),
  readerPort: z.int().min(1024).max(65_535).nullable().default(null),
  lockAfterMs: z
    .int()
    .min(60_000)
    .max(60 * 60_000)
    .default(10 * 60_000)
})

export type Settings = Readonly<z.infer<typeof settingsSchema>>

export interface SettingsFile {
  readonly current: () => Settings
  readonly change: (part: Partial<Settings>) => Promise<void>
  /** Resolves when nothing is left to write. */
  readonly settled: () => Promise<void>
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The old or the new file after a power cut, never half of one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.new`, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.datasync()
  } finally {
    await handle.close()
  }
  await renameFile(`${path}.new`, path)
}

/** Opens the settings; a file that cannot be understood is kept beside and the defaults count. */
export async function openSettingsFile(path: string): Promise<SettingsFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return '{}'
    throw error
  })
  const stored = jsonAs(settingsSchema, text)
  if (stored === undefined) await renameFile(path, `${path}.unreadable`)
  let settings = stored ?? settingsSchema.parse({})
  let writing = Promise.resolve()
  return {
    current: () => settings,
    change: part => {
      settings = { ...settings, ...part }
      const next = JSON.stringify(settings, null, 2)
      // One after the other: two writers of the same new file would mix their texts.
      writing = writing.catch(() => undefined).then(() => writeWhole(path, next))
      return writing
    },
    settled: () => writing
  }
}
