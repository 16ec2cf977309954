import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { MAX_BATCH } from '../../domain/journal/entry.ts'
import { type Disclosure, disclosureSchema, disclosuresReplySchema } from '../../domain/protocol/disclosure.ts'
import type { Disk } from '../journal/disk.ts'
import type { Reserve } from '../journal/reserve-file.ts'
import { openSegmentFile, type SegmentFile } from '../journal/segment-file.ts'
import type { Ask } from './server-calls.ts'

const lineSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('shown'), disclosure: disclosureSchema }),
  z.strictObject({ is: z.literal('stored'), ids: z.array(z.uuid()) })
])
type Line = z.infer<typeof lineSchema>

/** Where the records go when there is a line. */
export interface DisclosurePorts {
  readonly ask: Ask
  /** @throws Foreseen when the line is down */
  readonly access: () => Promise<{ readonly server: string; readonly token: string } | null>
}

/**
 * Who had whole personal data shown on this desk and why: an append-only file of its own. A record is on the disk
 * before anything is shown, and is offered to the server until that has stored it.
 */
export interface Disclosures {
  /** False when the disk has no room: then nothing may be shown. */
  readonly record: (what: Omit<Disclosure, 'id'>) => Promise<boolean>
  /** Ids that the server has not stored yet, oldest first. */
  readonly unsent: () => readonly string[]
  /** Offers what is not stored; one call at a time. @throws Foreseen when the line is down */
  readonly send: (ports: DisclosurePorts) => Promise<void>
  readonly close: () => Promise<void>
}

class DisclosureLog implements Disclosures {
  private readonly waiting = new Map<string, Disclosure>()
  private file: SegmentFile | undefined
  private sending: Promise<void> | undefined

  attach(file: SegmentFile): void {
    this.file = file
  }

  take(line: Line): void {
    if (line.is === 'shown') this.waiting.set(line.disclosure.id, line.disclosure)
    else for (const id of line.ids) this.waiting.delete(id)
  }

  async record(what: Omit<Disclosure, 'id'>): Promise<boolean> {
    return this.append({ is: 'shown', disclosure: { id: uuidv7(), ...what } })
  }

  unsent(): readonly string[] {
    return [...this.waiting.keys()]
  }

  send(ports: DisclosurePorts): Promise<void> {
    this.sending ??= this.sendAll(ports).finally(() => {
      this.sending = undefined
    })
    return this.sending
  }

  async close(): Promise<void> {
    await this.sending?.catch(() => undefined)
    await this.file?.close()
  }

  private async sendAll({ ask, access }: DisclosurePorts): Promise<void> {
    while (this.waiting.size > 0) {
      const way = await access()
      if (!way) return
      const answer = await ask(way.server, {
        path: '/v1/disclosures',
        method: 'POST',
        token: way.token,
        body: { disclosures: [...this.waiting.values()].slice(0, MAX_BATCH) },
        reply: disclosuresReplySchema
      })
      if (!answer.ok) return
      const ids = answer.value.stored.filter(id => this.waiting.has(id))
      // Without room for the mark they are offered again after the next start, and stored once all the same.
      if (ids.length === 0 || !(await this.append({ is: 'stored', ids }))) return
    }
  }

  /** On the disk before it counts. */
  private async append(line: Line): Promise<boolean> {
    const appended = await this.file?.append([JSON.stringify(line)])
    if (!appended?.ok) return false
    this.take(line)
    return true
  }
}

export const openDisclosures = async (options: {
  readonly disk: Disk
  readonly folder: string
  readonly reserve: Reserve
}): Promise<Disclosures> => {
  const log = new DisclosureLog()
  log.attach(await openSegmentFile({ ...options, onLine: text => log.take(lineSchema.parse(JSON.parse(text))) }))
  return log
}
