import { z } from 'zod'
import { hashSchema, idSchema, millisSchema } from '../../domain/journal/entry.ts'
import { isFinal } from '../../domain/journal/lane.ts'
import { attachmentPieceReplySchema, PIECE_BYTES } from '../../domain/protocol/attachment.ts'
import { epochSchema, sameEpoch } from '../../domain/protocol/epoch.ts'
import { openAttachment, pieceOf, readAttachmentFile, sealAttachment } from '../journal/attachment-file.ts'
import type { Disk } from '../journal/disk.ts'
import type { Journal } from '../journal/journal.ts'
import type { Reserve } from '../journal/reserve-file.ts'
import type { DataKey, ServerBoxKey } from '../journal/sealed-box.ts'
import type { Standing } from '../journal/standing.ts'
import { openWholeFiles, type WholeFiles } from '../journal/whole-file.ts'
import { jsonAs } from '../json-text.ts'
import type { DisclosurePorts } from './disclosures.ts'

const SEALED = '.sealed'
const MARK = '.mark'
/** How long a desk keeps what the server has, as it keeps entries to offer again (row 18). */
const KEPT_MS = 90 * 24 * 3_600_000
const NOT_AS_NAMED = 409
const NOT_NAMED_THERE = 404

/** What became of an upload. */
const markSchema = z.strictObject({ epoch: epochSchema.nullable(), at: millisSchema, isRefused: z.boolean() })
type Mark = z.infer<typeof markSchema>

/** A mark that cannot be read counts as none: the paper is offered once more. */
const markIn = (text: Buffer | undefined): Mark | null => (text && jsonAs(markSchema, text.toString('utf8'))) ?? null

const attachSchema = z.object({ claim: idSchema, digest: hashSchema })

/** `elsewhere`: not on this desk. */
export type AttachmentStanding = 'elsewhere' | 'waiting' | 'stored' | 'refused'

interface Named {
  /** The entry that named the paper, and the one that took it off again. */
  readonly attached: string
  readonly detached: string | undefined
}

export interface AttachmentOptions {
  readonly disk: Disk
  readonly folder: string
  readonly reserve: Reserve
  readonly journal: Pick<Journal, 'chain' | 'scan'>
  readonly standing: Pick<Standing, 'laneOf' | 'outbox'>
}

/**
 * Papers of claims that were added on this desk, each sealed in a file of its own beside the journal. A file is on the
 * disk before the entry that names it is written; it goes to the server once that entry is accepted, apart from the
 * outbox, so that no entry waits for a photograph.
 */
export class Attachments {
  private readonly files: WholeFiles
  private readonly options: AttachmentOptions
  private readonly marks = new Map<string, Mark | null>()
  private readonly named = new Map<string, Named>()
  /** Asked for in vain in an epoch: taken off by another desk meanwhile. Not asked again before the next start. */
  private readonly unnamed = new Set<string>()
  private readTo = 0
  private sending: Promise<void> | undefined

  constructor(options: AttachmentOptions, files: WholeFiles) {
    this.options = options
    this.files = files
  }

  /** Reads what is here; what no entry names is left from a crash, and what the server has for long is not needed. */
  async open(now: number): Promise<this> {
    for (const name of await this.files.list()) {
      if (!name.endsWith(SEALED)) continue
      const digest = name.slice(0, -SEALED.length)
      const mark = markIn(await this.files.read(`${digest}${MARK}`))
      this.marks.set(digest, mark)
      if (this.isOver(digest, mark, now)) await this.remove(digest)
    }
    return this
  }

  /** Seals a file and has it on the disk when it returns; yields its digest. @throws when the disk is full or fails */
  async keep(claim: string, file: Uint8Array, dataKey: DataKey, server: ServerBoxKey): Promise<string> {
    const { digest, sealed } = sealAttachment(claim, file, dataKey, server)
    await this.files.write(`${digest}${SEALED}`, sealed)
    this.marks.set(digest, null)
    return digest
  }

  standingOf(digest: string): AttachmentStanding {
    const mark = this.marks.get(digest)
    if (mark === undefined) return 'elsewhere'
    if (mark?.isRefused) return 'refused'
    return this.isStored(mark) ? 'stored' : 'waiting'
  }

  /** The file in clear; undefined when it is not on this desk or cannot be opened. */
  async show(digest: string, dataKeys: readonly DataKey[]): Promise<Uint8Array | undefined> {
    const file = await this.sealedFile(digest)
    return file && openAttachment(file, digest, dataKeys)
  }

  /** Offers what accepted entries name; one call at a time. @throws Foreseen when the line is down */
  send(ports: DisclosurePorts, now: number): Promise<void> {
    this.sending ??= this.sendAll(ports, now).finally(() => {
      this.sending = undefined
    })
    return this.sending
  }

  /** Digests that the server is still to get, and may. */
  toSend(): readonly string[] {
    this.readChain()
    const { laneOf } = this.options.standing
    const isAccepted = (entry: string) => laneOf.call(this.options.standing, entry) === 'accepted'
    return [...this.marks].flatMap(([digest, mark]) => {
      const named = this.named.get(digest)
      if (!named || mark?.isRefused || this.isStored(mark) || !isAccepted(named.attached)) return []
      if (this.unnamed.has(this.inEpoch(digest))) return []
      return named.detached !== undefined && isAccepted(named.detached) ? [] : [digest]
    })
  }

  private async sendAll(ports: DisclosurePorts, now: number): Promise<void> {
    const tried = new Set<string>()
    for (;;) {
      const digest = this.toSend().find(one => !tried.has(one))
      if (digest === undefined) return
      tried.add(digest)
      if (!(await this.sendOne(digest, ports, now))) return
    }
  }

  /** False when others have no better chance now. */
  private async sendOne(digest: string, { ask, access }: DisclosurePorts, now: number): Promise<boolean> {
    const file = await this.sealedFile(digest)
    if (!file) return true
    const epoch = this.epoch()
    const pieces = Math.ceil(file.forServer.length / PIECE_BYTES)
    let at: number | null = 0
    // Each piece is lacking once at most; a server that says otherwise is asked again at the next occasion.
    for (let sent = 0; at !== null && sent <= pieces; sent++) {
      const way = await access()
      if (!way) return false
      const body = pieceOf(file, digest, at)
      const call = { path: '/v1/attachments', method: 'POST', token: way.token, body } as const
      const answer = await ask(way.server, { ...call, reply: attachmentPieceReplySchema })
      if (!answer.ok) {
        if (answer.status === NOT_AS_NAMED) await this.mark(digest, { epoch, at: now, isRefused: true })
        if (answer.status === NOT_NAMED_THERE) this.unnamed.add(this.inEpoch(digest))
        return answer.status === NOT_AS_NAMED || answer.status === NOT_NAMED_THERE
      }
      at = answer.value.next
    }
    if (at === null) await this.mark(digest, { epoch, at: now, isRefused: false })
    return at === null
  }

  private async mark(digest: string, mark: Mark): Promise<void> {
    await this.files.write(`${digest}${MARK}`, Buffer.from(JSON.stringify(mark)))
    this.marks.set(digest, mark)
  }

  private async remove(digest: string): Promise<void> {
    await this.files.remove(`${digest}${SEALED}`)
    await this.files.remove(`${digest}${MARK}`)
    this.marks.delete(digest)
  }

  private async sealedFile(digest: string) {
    const bytes = this.marks.has(digest) ? await this.files.read(`${digest}${SEALED}`) : undefined
    return bytes && readAttachmentFile(bytes)
  }

  /** A server that was restored may lack what it once had: in a new epoch everything is offered again. */
  private isStored(mark: Mark | null): boolean {
    if (!mark || mark.isRefused) return false
    const epoch = this.epoch()
    return epoch === null || (mark.epoch !== null && sameEpoch(mark.epoch, epoch))
  }

  private isOver(digest: string, mark: Mark | null, now: number): boolean {
    const { journal, standing } = this.options
    // What a damaged journal lost may have named it.
    if (journal.scan.damaged.length > 0) return false
    this.readChain()
    const named = this.named.get(digest)
    if (!named) return true
    const isLost = isFinal(standing.laneOf(named.attached)) && standing.laneOf(named.attached) !== 'accepted'
    const isDetached = named.detached !== undefined && standing.laneOf(named.detached) === 'accepted'
    return isLost || isDetached || (this.isStored(mark) && now - (mark?.at ?? now) > KEPT_MS)
  }

  private inEpoch(digest: string): string {
    return `${digest} ${this.epoch()?.n ?? ''}`
  }

  private epoch() {
    return this.options.standing.outbox()?.epoch ?? null
  }

  private readChain(): void {
    const { records } = this.options.journal.chain
    for (; this.readTo < records.length; this.readTo++) {
      const body = records[this.readTo]?.body
      if (body?.kind !== 'claim.attach' && body?.kind !== 'claim.detach') continue
      const parsed = attachSchema.safeParse(body.args)
      if (!parsed.success) continue
      const { digest } = parsed.data
      const known = this.named.get(digest)
      if (body.kind === 'claim.attach') this.named.set(digest, { attached: body.id, detached: undefined })
      else if (known) this.named.set(digest, { ...known, detached: body.id })
    }
  }
}

export const openAttachments = async (options: AttachmentOptions, now: number): Promise<Attachments> =>
  new Attachments(options, await openWholeFiles(options.disk, options.folder, options.reserve)).open(now)
