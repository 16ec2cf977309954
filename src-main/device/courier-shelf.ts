import { join } from 'node:path'
import { z } from 'zod'
import { idSchema, millisSchema } from '../../domain/journal/entry.ts'
import { type CourierLine, courierLineSchema } from '../../domain/protocol/courier.ts'
import { endLineSchema } from '../../domain/protocol/pull.ts'
import type { Disk } from '../journal/disk.ts'
import type { WholeFiles } from '../journal/whole-file.ts'

const INDEX = '.index'
const CONTENT = '.jqc'

const { from, checkpoint, scopes, epoch, serverTime } = endLineSchema.shape.end.shape
const pageSchema = z.strictObject({
  from,
  checkpoint,
  scopes,
  epoch,
  serverTime,
  /** Line of the file, where it begins and how long it is, in bytes. */
  place: z.int().min(2),
  offset: z.int().min(0),
  length: z.int().min(1)
})
export type ShelvedPage = Readonly<z.infer<typeof pageSchema>>

const answerSchema = z.strictObject({
  id: z.uuid(),
  generation: z.int().min(1),
  keyId: idSchema,
  madeAt: millisSchema,
  pages: z.array(pageSchema).min(1)
})
export type ShelvedAnswer = Readonly<z.infer<typeof answerSchema>>

/**
 * Answers whose pages the replica has not taken yet, sealed as they came. The replica asks for them page by page as it
 * asks the server, so that an import may be interrupted anywhere and go on at the next start.
 */
export interface CourierShelf {
  /** Newest first. */
  readonly answers: () => readonly ShelvedAnswer[]
  readonly keep: (answer: ShelvedAnswer, content: Uint8Array) => Promise<void>
  readonly drop: (id: string) => Promise<void>
  readonly line: (answer: ShelvedAnswer, page: ShelvedPage) => Promise<CourierLine>
}

export const openCourierShelf = async (disk: Disk, folder: string, files: WholeFiles): Promise<CourierShelf> => {
  const held = new Map<string, ShelvedAnswer>()
  for (const name of await files.list()) {
    if (!name.endsWith(INDEX)) continue
    const file = await files.read(name)
    const answer = answerSchema.safeParse(file && JSON.parse(file.toString('utf8')))
    if (answer.success) held.set(answer.data.id, answer.data)
    else await files.remove(name)
  }
  for (const name of await files.list()) {
    if (name.endsWith(CONTENT) && !held.has(name.slice(0, -CONTENT.length))) await files.remove(name)
  }
  return {
    answers: () => [...held.values()].sort((a, b) => b.madeAt - a.madeAt),
    // The index last: what it names is on the disk.
    keep: async (answer, content) => {
      await files.write(`${answer.id}${CONTENT}`, content)
      await files.write(`${answer.id}${INDEX}`, Buffer.from(JSON.stringify(answer)))
      held.set(answer.id, answer)
    },
    drop: async id => {
      held.delete(id)
      await files.remove(`${id}${INDEX}`)
      await files.remove(`${id}${CONTENT}`)
    },
    line: async ({ id }, { offset, length }) => {
      const file = await disk.open(join(folder, `${id}${CONTENT}`), 'existing')
      try {
        const bytes = await file.read(length, offset)
        const { text, signature } = z
          .strictObject({ text: z.string(), signature: courierLineSchema.shape.signature })
          .parse(JSON.parse(bytes.toString('utf8')))
        return { text, signature }
      } finally {
        await file.close()
      }
    }
  }
}
