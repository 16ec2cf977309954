import { type ChainHead, envelopeHash, type Sha256, startOfChain } from '../../domain/journal/chain.ts'
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
  /** Hash of the last lost envelope, as the one behind it names it. */
  readonly lastHash: string
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

  /** Takes the runs of one stored line. One that fills a gap comes after what follows it in the chain. */
  add(runs: readonly Run[], at: LinePosition): void {
    for (const run of runs) for (const { body, envelope } of run.entries) this.addEntry(body, envelope, run)
    const envelopes = runs.flatMap(run => run.entries.map(entry => entry.envelope))
    const first = envelopes[0]
    const last = envelopes.at(-1)
    if (!first || !last) return
    const { lines } = this.generation(first.generation)
    const place = (lines.at(-1)?.from ?? 0) < first.seq ? -1 : lines.findIndex(({ from }) => from > first.seq)
    lines.splice(place < 0 ? lines.length : place, 0, { from: first.seq, to: last.seq, at })
    this.closeGaps(first, last)
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
    const from = generation.head.seq + 1
    const hash = envelopeHash(envelope, this.sha256)
    if (envelope.seq > from) {
      this.gaps.push({ generation: envelope.generation, from, to: envelope.seq - 1, lastHash: envelope.prev })
    }
    if (envelope.seq >= from) {
      generation.head = { generation: envelope.generation, seq: envelope.seq, hash }
    }
    generation.hashes.set(envelope.seq, hash)
    const known = this.byId(body.id)?.envelope
    if (known && isEarlier(envelope, known)) return
    const place = this.places.get(body.id) ?? this.records.length
    this.places.set(body.id, place)
    this.records[place] = { position: place + 1, body, envelope }
    this.runs[place] = run
  }

  private closeGaps({ generation, seq: from, prev }: Envelope, { seq: to }: Envelope): void {
    for (const [place, gap] of [...this.gaps.entries()].reverse()) {
      if (gap.generation !== generation || gap.from > to || gap.to < from) continue
      const before = gap.from < from ? [{ ...gap, to: from - 1, lastHash: prev }] : []
      const after = gap.to > to ? [{ ...gap, from: to + 1 }] : []
      this.gaps.splice(place, 1, ...before, ...after)
    }
  }

  private generation(number: number): Generation {
    const known = this.generations.get(number)
    if (known) return known
    const fresh = { hashes: new Map<number, string>(), lines: [], head: startOfChain(number) }
    this.generations.set(number, fresh)
    return fresh
  }
}

const isEarlier = (a: Envelope, b: Envelope): boolean =>
  a.generation < b.generation || (a.generation === b.generation && a.seq < b.seq)
