import { setImmediate } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { canonicalText, NotCanonical, toNormalForm } from '../../domain/journal/canonical.ts'
import { isWholeRun, runMessage, type Sha256 } from '../../domain/journal/chain.ts'
import { type Body, MAX_BATCH, MAX_ENTRY_BYTES, type Run, runSchema } from '../../domain/journal/entry.ts'
import type { Rechained } from '../../domain/sync/rechain.ts'
import type { EntryInput } from '../contract/journal.ts'
import type { Disk } from './disk.ts'
import { OwnChain, type OwnRecord } from './own-chain.ts'
import type { Reserve } from './reserve-file.ts'
import { type DataKey, type SealedRecord, type ServerBoxKey, sealPart } from './sealed-box.ts'
import { openSealedFile, type SealedFile } from './sealed-file.ts'
import { JournalDiskError, openSegmentFile, type SegmentFile } from './segment-file.ts'
import type { LinePosition } from './segment-scan.ts'
import { type RunAuthor, resignRuns, signRuns } from './sign-runs.ts'
import { nodeCrypto } from './signing.ts'
import { createTurn } from './turn.ts'

/** Entries; a registration has up to three parts, each a key agreement. */
const SEALED_AT_A_STRETCH = 10

/** One line holds all runs of one append, so that they are stored all or none. */
const lineSchema = z.strictObject({ runs: z.array(runSchema).min(1) })

/** Who writes and with which keys; the desk makes it anew for every append from what is unlocked. */
export interface Author extends RunAuthor {
  readonly serverId: string
  readonly generation: number
  readonly dataKey: DataKey
  readonly sealingKey: ServerBoxKey
}

/** Stamped by main, never by a page: trusted time and what it rests on. */
export interface Stamp {
  readonly at: number
  readonly lastContact: number
  readonly clockFlagged: boolean
  readonly policyVersion: number
  readonly dataAge: number
}

export type AppendRefusal = 'id-reused' | 'too-large' | 'malformed' | 'unknown-kind' | 'damaged' | 'disk-full'
export type AppendOutcome =
  | { readonly ok: true; readonly records: readonly OwnRecord[] }
  | { readonly ok: false; readonly code: AppendRefusal }

/** Why the file cannot be written to, although what is whole in it is used. */
export type JournalTrouble =
  /** Entries are missing in the chain: what follows can only be offered in a new generation. */
  | 'gap'
  /** The end of the file is damaged: entries may be missing there until the server's head says otherwise. */
  | 'doubtful-end'

export interface JournalOptions {
  readonly disk: Disk
  readonly folder: string
  readonly sealedFolder: string
  readonly reserve: Reserve
  readonly sha256: Sha256
  /** Version of the verb of a kind, undefined for kinds that this app does not know. */
  readonly versionOf: (kind: string) => number | undefined
}

interface Draft {
  readonly input: EntryInput
  readonly id: string
  readonly parts: readonly SealedRecord[]
  readonly isKnown: boolean
}

export class Journal {
  readonly chain: OwnChain
  readonly sealed: SealedFile
  private readonly options: JournalOptions
  private readonly file: SegmentFile
  private isEndDoubtful: boolean
  private readonly inTurn = createTurn()

  constructor(options: JournalOptions, file: SegmentFile, chain: OwnChain, sealed: SealedFile, isEndDoubtful: boolean) {
    this.options = options
    this.file = file
    this.chain = chain
    this.sealed = sealed
    this.isEndDoubtful = isEndDoubtful
  }

  get scan(): SegmentFile['scan'] {
    return this.file.scan
  }

  /** `ackedSeq`: how far the server holds the chain; what it holds is not missed here. */
  trouble(generation: number, ackedSeq: number): JournalTrouble | null {
    const isLost = this.chain.gaps.some(gap => gap.generation === generation && gap.to > ackedSeq)
    if (isLost) return 'gap'
    return this.isEndDoubtful ? 'doubtful-end' : null
  }

  /** The server's head lies in the own chain: nothing that it knows is missing at the end. */
  confirmEnd(): void {
    this.isEndDoubtful = false
  }

  /** Stamps, seals, chains, signs and stores: parts first, then one line. Repeating an id with the same content is no error. */
  append(inputs: readonly EntryInput[], author: Author, stamp: Stamp): Promise<AppendOutcome> {
    return this.inTurn(async () => {
      const refused = this.refusalOf(inputs)
      if (refused) return { ok: false, code: refused }
      const drafts = await this.drafts(inputs, author)
      const fresh = drafts.filter(({ isKnown }) => !isKnown)
      const bodies = fresh.map(drafted => this.stampBody(drafted, author, stamp))
      if (bodies.some(body => Buffer.byteLength(canonicalText(body)) > MAX_ENTRY_BYTES)) {
        return { ok: false, code: 'too-large' }
      }
      const parts = fresh.flatMap(({ parts }) => parts)
      if (bodies.length > 0 && !(await this.store(bodies, parts, author))) return { ok: false, code: 'disk-full' }
      return { ok: true, records: this.recordsOf(drafts.map(({ id }) => id)) }
    })
  }

  /**
   * Those of the entries that the operator's own key signed at their latest place. `publicKey` is the key that the
   * operator just opened: what another key signed, an earlier one too, cannot be told from a forgery here.
   */
  signedBy(ids: readonly string[], publicKey: string, deviceId: string): ReadonlySet<string> {
    const { sha256 } = this.options
    const known = new Map<Run, boolean>()
    const isSigned = (run: Run): boolean => {
      if (run.operatorSignature === null || !isWholeRun(run, sha256)) return false
      return nodeCrypto.verify(run.suite, publicKey, runMessage(run, deviceId, sha256), run.operatorSignature)
    }
    return new Set(
      ids.filter(id => {
        const run = this.chain.runOf(id)
        if (!run) return false
        const signed = known.get(run) ?? isSigned(run)
        known.set(run, signed)
        return signed
      })
    )
  }

  /**
   * Chains entries of an ended generation anew, same bodies and ids, in this order (SPEC O6). What was not genuine
   * stays without an operator's signature, so that the server refuses it. A crash between two lines leaves the rest
   * for the next login.
   */
  rechain(left: readonly Rechained[], author: Author): Promise<AppendOutcome> {
    return this.inTurn(async () => {
      for (let at = 0; at < left.length; at += MAX_BATCH) {
        const head = this.chain.head(author.generation)
        const runs = resignRuns(left.slice(at, at + MAX_BATCH), head, author, this.options.sha256)
        if (!(await this.storeRuns(runs))) return { ok: false, code: 'disk-full' }
      }
      return { ok: true, records: this.recordsOf(left.map(({ body }) => body.id)) }
    })
  }

  /** Adds genuine runs of the own chain that the file lost, all or none. False: there is no room (row 25). */
  fill(runs: readonly Run[]): Promise<boolean> {
    return this.inTurn(() => this.storeRuns(runs))
  }

  /** W15: deletes the own parts of these persons; no entry changes, and the chain stays what was signed. */
  erase(persons: ReadonlySet<string>): Promise<number> {
    return this.inTurn(() => this.sealed.erase(persons))
  }

  /** Whole runs in chain order from the one that holds `seq`, about `limit` entries; empty at the end or at a gap. */
  async runsFrom(generation: number, seq: number, limit: number): Promise<readonly Run[]> {
    const lines = await Promise.all(this.chain.linesFrom(generation, seq, limit).map(at => this.readLine(at)))
    const runs = lines.flat().filter(run => run.entries.some(({ envelope }) => envelope.seq >= seq))
    const kept: Run[] = []
    for (const run of runs) {
      const count = kept.reduce((sum, { entries }) => sum + entries.length, 0)
      if (kept.length > 0 && count + run.entries.length > limit) break
      kept.push(run)
    }
    return kept
  }

  async close(): Promise<void> {
    await this.file.close()
    await this.sealed.close()
  }

  private refusalOf(inputs: readonly EntryInput[]): AppendRefusal | null {
    if (this.isEndDoubtful) return 'damaged'
    for (const { id, kind, args } of inputs) {
      if (this.options.versionOf(kind) === undefined) return 'unknown-kind'
      try {
        const text = canonicalText(toNormalForm(args))
        const known = id === undefined ? undefined : this.chain.byId(id)
        if (known && (known.body.kind !== kind || canonicalText(known.body.args) !== text)) return 'id-reused'
      } catch (error) {
        if (error instanceof NotCanonical) return 'malformed'
        throw error
      }
    }
    const ids = inputs.flatMap(({ id }) => id ?? [])
    return new Set(ids).size < ids.length ? 'id-reused' : null
  }

  /** Sealing is the costly part of an append: other work of main gets its turn in between. */
  private async drafts(inputs: readonly EntryInput[], author: Author): Promise<readonly Draft[]> {
    const drafts: Draft[] = []
    for (const [place, input] of inputs.entries()) {
      if (place > 0 && place % SEALED_AT_A_STRETCH === 0) await setImmediate()
      drafts.push(this.draft(input, author))
    }
    return drafts
  }

  private draft(input: EntryInput, { dataKey, sealingKey }: Author): Draft {
    const id = input.id ?? uuidv7()
    if (this.chain.byId(id)) return { input, id, parts: [], isKnown: true }
    return {
      input,
      id,
      parts: input.sealed.map(part => sealPart({ ...part, entry: id }, dataKey, sealingKey)),
      isKnown: false
    }
  }

  private stampBody({ input, id, parts }: Draft, author: Author, stamp: Stamp): Body {
    return {
      v: this.options.versionOf(input.kind) ?? 1,
      id,
      serverId: author.serverId,
      deviceId: author.deviceId,
      kind: input.kind,
      args: toNormalForm(input.args),
      operator: author.operator,
      ...stamp,
      sealed: parts.map(({ server }) => server.digest)
    }
  }

  private async store(bodies: readonly Body[], parts: readonly SealedRecord[], author: Author): Promise<boolean> {
    return this.storeRuns(signRuns(bodies, this.chain.head(author.generation), author, this.options.sha256), parts)
  }

  private async storeRuns(runs: readonly Run[], parts: readonly SealedRecord[] = []): Promise<boolean> {
    try {
      if (parts.length > 0 && !(await this.sealed.append(parts)).ok) return false
      const written = await this.file.append([JSON.stringify({ runs })])
      const at = written.ok ? written.positions[0] : undefined
      if (!at) return false
      this.chain.add(runs, at)
      return true
    } catch (error) {
      if (error instanceof JournalDiskError) this.isEndDoubtful = true
      throw error
    }
  }

  private recordsOf(ids: Iterable<string>): readonly OwnRecord[] {
    return [...ids].flatMap(id => this.chain.byId(id) ?? [])
  }

  private async readLine(at: LinePosition): Promise<readonly Run[]> {
    return lineSchema.parse(JSON.parse(await this.file.read(at))).runs
  }
}

interface StoredRuns {
  readonly runs: readonly Run[]
  readonly at: LinePosition
}

const inChainOrder = (a: StoredRuns, b: StoredRuns): number => {
  const [first, second] = [a.runs[0]?.entries[0]?.envelope, b.runs[0]?.entries[0]?.envelope]
  if (!first || !second) return 0
  return first.generation - second.generation || first.seq - second.seq
}

/** @throws when the folder cannot be read. Damage is no exception: see `scan` and `trouble`. */
export const openJournal = async (options: JournalOptions): Promise<Journal> => {
  const chain = new OwnChain(options.sha256)
  const lines: StoredRuns[] = []
  const file = await openSegmentFile({
    disk: options.disk,
    folder: options.folder,
    reserve: options.reserve,
    onLine: (text, at) => {
      lines.push({ ...lineSchema.parse(JSON.parse(text)), at })
    }
  })
  const lastLine = lines.at(-1)?.at ?? { segment: 0, offset: -1 }
  // What filled a gap was stored last and belongs where it was lost.
  for (const { runs, at } of lines.sort(inChainOrder)) chain.add(runs, at)
  const sealed = await openSealedFile({ disk: options.disk, folder: options.sealedFolder, reserve: options.reserve })
  if (file.scan.damaged.length === 0) await sealed.eraseOrphans(entry => chain.byId(entry) !== undefined)
  const isEndDoubtful = file.scan.damaged.some(
    ({ segment, offset }) => segment > lastLine.segment || (segment === lastLine.segment && offset > lastLine.offset)
  )
  return new Journal(options, file, chain, sealed, isEndDoubtful)
}
