import { z } from 'zod'
import { idSchema, millisSchema } from '../../domain/journal/entry.ts'
import type { WholeFiles } from '../journal/whole-file.ts'

const NAME = 'courier.json'
const MOST_ITEMS = 60

const itemSchema = z.strictObject({
  id: idSchema,
  way: z.enum(['out', 'back', 'carried']),
  at: millisSchema,
  madeAt: millisSchema,
  name: z.string(),
  place: z.string(),
  device: idSchema,
  generation: z.int().min(1),
  entries: z.int().min(0),
  upTo: z.int().min(0),
  state: z.enum(['open', 'applying', 'applied', 'overtaken', 'sent', 'answered'])
})
export type LoggedItem = Readonly<z.infer<typeof itemSchema>>

/** Which files this desk wrote, took and carried: what the page lists, and what an older answer is told by. */
export interface CourierLog {
  /** Newest first. */
  readonly items: () => readonly LoggedItem[]
  /** Adds an item, or replaces the one of the same id. */
  readonly note: (item: LoggedItem) => Promise<void>
  /** False when there is no such item or nothing changed. */
  readonly setState: (id: string, state: LoggedItem['state']) => Promise<boolean>
}

export const openCourierLog = async (files: WholeFiles): Promise<CourierLog> => {
  const file = await files.read(NAME)
  const kept = file && z.array(itemSchema).safeParse(JSON.parse(file.toString('utf8')))
  let items: readonly LoggedItem[] = kept?.success ? kept.data : []
  const write = async (next: readonly LoggedItem[]): Promise<void> => {
    items = next.slice(0, MOST_ITEMS)
    await files.write(NAME, Buffer.from(JSON.stringify(items)))
  }
  return {
    items: () => items,
    note: item => write([item, ...items.filter(({ id }) => id !== item.id)]),
    setState: async (id, state) => {
      const known = items.find(item => item.id === id)
      if (!known || known.state === state) return false
      await write(items.map(item => (item === known ? { ...item, state } : item)))
      return true
    }
  }
}
