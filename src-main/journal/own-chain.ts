import {
  bodyHash,
  type ChainHead,
  continues,
  envelopeHash,
  type Sha256,
  startOfChain
} from '../../domain/journal/chain.ts'
import type { Body, Envelope, Run } from '../../domain/journal/entry.ts'
import type { LinePosition } from './segment-scan.ts'

/** One own entry. `position` counts entries in the order they were first stored, from 1. */
export interface OwnRecord {
  readonly position: number
  readonly body: Body
  /** Its latest place: after a fork an entry is chained anew, in the next generation, with the same body. */
  readonly envelope: Envelope
}

/** Entries that the file lost: the chain cannot be offered beyond `from` − 1. */
export interface ChainGap {
  readonly generation: number
  readonly from: number
  readonly to: number
}

interface StoredLine {
  readonly from: number
  readonly to: number
  readonly at: LinePosition
}

interface Generation {
  readonly hashes: Map<number, string>
  readonly lines: StoredLine[]
  head: ChainHead
}

/** What the journal file says, indexed in memory. Everything here is derived from the stored lines, the head too. */
export class OwnChain {
  readonly records: OwnRecord[] = []
  readonly gaps: ChainGap[] = []
  private readonly places = new Map<string, number>()
  /** The run of each record's latest place. */
  private readonly runs: Run[] = []
  private readonly generations = new Map<number, Generation>()
  private readonly sha256: Sha256

  constructor(sha256: Sha256) {
    this.sha256 = sha256
  }

  /** Takes the runs of one stored line, in the order of the file. */
  add(runs: readonly Run[], at: LinePosition): void {
    for (const run of runs) for (const { body, envelope } of run.entries) this.addEntry(body, envelope, run)
    const envelopes = runs.flatMap(run => run.entries.map(entry => entry.envelope))
    const first = envelopes[0]
    const last = envelopes.at(-1)
    if (first && last) this.generation(first.generation).lines.push({ from: first.seq, to: last.seq, at })
  }

  head(generation: number): ChainHead {
    return this.generations.get(generation)?.head ?? startOfChain(generation)
  }

  /** Generations that hold entries, ascending. */
  generationNumbers(): readonly number[] {
    return [...this.generations.keys()].sort((a, b) => a - b)
  }

  /** Hash of the envelope at a place, null when there is none. */
  hashAt(generation: number, seq: number): string | null {
    return this.generations.get(generation)?.hashes.get(seq) ?? null
  }

  byId(id: string): OwnRecord | undefined {
    const place = this.places.get(id)
    return place === undefined ? undefined : this.records[place]
  }

  /** The run of an entry's latest place. */
  runOf(id: string): Run | undefined {
    const place = this.places.get(id)
    return place === undefined ? undefined : this.runs[place]
  }

  /** Stored lines from the one that holds `seq` on, until they hold `limit` entries; none across a gap. */
  linesFrom(generation: number, seq: number, limit: number): readonly LinePosition[] {
    const lines = this.generations.get(generation)?.lines ?? []
    const found: LinePosition[] = []
    let next = seq
    for (const { from, to, at } of lines) {
      if (to < next) continue
      if (from > next || next - seq >= limit) break
      found.push(at)
      next = to + 1
    }
    return found
  }

  private addEntry(body: Body, envelope: Envelope, run: Run): void {
    const generation = this.generation(envelope.generation)
    if (envelope.seq > generation.head.seq + 1) {
      this.gaps.push({ generation: envelope.generation, from: generation.head.seq + 1, to: envelope.seq - 1 })
    }
    const hash = envelopeHash(envelope, this.sha256)
    generation.head = { generation: envelope.generation, seq: envelope.seq, hash }
    generation.hashes.set(envelope.seq, hash)
    const place = this.places.get(body.id) ?? this.records.length
    this.places.set(body.id, place)
    this.records[place] = { position: place + 1, body, envelope }
    this.runs[place] = run
  }

  private generation(number: number): Generation {
    const known = this.generations.get(number)
    if (known) return known
    const fresh = { hashes: new Map<number, string>(), lines: [], head: startOfChain(number) }
    this.generations.set(number, fresh)
    return fresh
  }
}

/** Whether the last envelope, which is all that a run's signatures name, covers every body of the run. */
export const isWholeRun = ({ entries }: Run, sha256: Sha256): boolean =>
  entries.every(({ body, envelope }, place) => {
    const before = entries[place - 1]?.envelope
    const isNext = !before || continues({ ...before, hash: envelopeHash(before, sha256) }, envelope)
    return isNext && envelope.bodyHash === bodyHash(body, sha256)
  })
