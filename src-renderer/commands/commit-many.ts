import { MAX_BATCH } from '../../domain/journal/entry.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import { type OverlaidDocument, overlaidReader } from '../../domain/sync/overlay.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { CommandPorts } from './command-ports.ts'
import { append, keysOf, named, proofOf } from './commit.ts'
import { type DeskFacts, readDeskFacts } from './desk-facts.ts'
import type { Draft, NamedDraft } from './draft.ts'
import { bodyOfDraft, dryRun, refusalOf, uncheckedOf } from './dry-run.ts'

/** Drafts of one row of a list: all of them or none. At most MAX_BATCH. */
export type Unit = readonly Draft[]

export type ManyOptions = {
  readonly onProgress?: (done: number, total: number) => void
  /** Aborting stops before the next chunk; what is appended stays. */
  readonly signal?: AbortSignal
}

/** What became of the units, by their place in the list. */
export type ManyResult = {
  /** Appended, or would be. */
  readonly good: readonly number[]
  readonly refused: ReadonlyMap<number, Rejection>
  readonly unchecked: readonly string[]
  readonly entries: number
  /** Stopped by the operator; what was appended stays. */
  readonly cancelled: boolean
  /** Main would not take a chunk; the ones before it are appended. */
  readonly failure: Failure | null
}

/** Units that are read together: their documents come in one question each collection. */
const TOGETHER = 100

/** What the good units so far would leave behind. */
type Carried = Map<string, OverlaidDocument>
type GoodUnit = { readonly place: number; readonly drafts: readonly NamedDraft[] }
type Slice = {
  readonly ready: readonly GoodUnit[]
  readonly refused: ReadonlyMap<number, Rejection>
  readonly unchecked: readonly string[]
}
type Taken = { readonly units: readonly GoodUnit[]; readonly failure: Failure | null }

/** Dry run of a whole list, each unit over the good ones before it. */
export async function checkMany(
  ports: CommandPorts,
  units: readonly Unit[],
  options: ManyOptions = {}
): Promise<ManyResult> {
  return overSlices(ports, units, options, async ({ ready }) => ({ units: ready, failure: null }))
}

/** Checks anew and appends the good units, chunk by chunk; refused units are left out. */
export async function commitMany(
  ports: CommandPorts,
  units: readonly Unit[],
  options: ManyOptions = {}
): Promise<ManyResult> {
  return overSlices(ports, units, options, async ({ ready }, facts) => {
    const taken: GoodUnit[] = []
    for (const chunk of chunksOf(ready)) {
      const drafts = chunk.flatMap(unit => unit.drafts)
      const appended = await append(ports, drafts, facts)
      if (!appended.ok) return { units: taken, failure: appended.failure }
      taken.push(...chunk)
    }
    return { units: taken, failure: null }
  })
}

async function overSlices(
  ports: CommandPorts,
  units: readonly Unit[],
  { onProgress, signal }: ManyOptions,
  then: (slice: Slice, facts: DeskFacts) => Promise<Taken>
): Promise<ManyResult> {
  const good: number[] = []
  const refused = new Map<number, Rejection>()
  const unchecked = new Set<string>()
  const carried: Carried = new Map()
  let entries = 0
  const result = (cancelled: boolean, failure: Failure | null): ManyResult => ({
    good,
    refused,
    unchecked: [...unchecked],
    entries,
    cancelled,
    failure
  })
  for (let from = 0; from < units.length; from += TOGETHER) {
    if (signal?.aborted) return result(true, null)
    const facts = await readDeskFacts(ports)
    if (!facts.ok) return result(false, facts.failure)
    const slice = await checkSlice(ports, units.slice(from, from + TOGETHER), from, facts.value, carried)
    const taken = await then(slice, facts.value)
    good.push(...taken.units.map(({ place }) => place))
    entries += taken.units.reduce((sum, { drafts }) => sum + drafts.length, 0)
    for (const [place, rejection] of slice.refused) refused.set(place, rejection)
    for (const rule of slice.unchecked) unchecked.add(rule)
    if (taken.failure) return result(false, taken.failure)
    onProgress?.(Math.min(from + TOGETHER, units.length), units.length)
  }
  return result(false, null)
}

async function checkSlice(
  ports: CommandPorts,
  units: readonly Unit[],
  first: number,
  facts: DeskFacts,
  carried: Carried
): Promise<Slice> {
  const prepared = units.map((unit, i) => {
    const drafts = named(unit, ports.newId)
    return { place: first + i, drafts, bodies: drafts.map(draft => bodyOfDraft(draft, facts)) }
  })
  const base = await ports.replica.reads(
    keysOf(
      prepared.flatMap(({ bodies }) => bodies),
      facts
    )
  )
  const ready: GoodUnit[] = []
  const refused = new Map<number, Rejection>()
  const unchecked = new Set<string>()
  for (const { place, drafts, bodies } of prepared) {
    const run = dryRun(bodies, facts, overlaidReader(carried, base), proofOf(ports, facts))
    const because = run.outcomes.map(refusalOf).find(found => found !== null)
    if (because) {
      refused.set(place, because)
      continue
    }
    for (const [key, document] of run.documents) carried.set(key, document)
    for (const rule of uncheckedOf(run.outcomes)) unchecked.add(rule)
    ready.push({ place, drafts })
  }
  return { ready, refused, unchecked: [...unchecked] }
}

/** Whole units only, so that a chunk that fails leaves no half row behind. */
function chunksOf(units: readonly GoodUnit[]): readonly (readonly GoodUnit[])[] {
  const chunks: GoodUnit[][] = []
  let entries = MAX_BATCH
  for (const unit of units) {
    entries += unit.drafts.length
    if (entries > MAX_BATCH) {
      chunks.push([])
      entries = unit.drafts.length
    }
    chunks.at(-1)?.push(unit)
  }
  return chunks
}
