import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Failure } from '../../src-main/contract/failure.ts'

import type { SheetSource, WorkersOptions, WorkersRead } from '../import/sheet-request.ts'
import type { WorkerRow } from '../import/workers-row.ts'
import type { BadCell, DuplicateRow, WorkersDryRun } from '../import/workers-sheet.ts'
import type { Replica } from '../replica/replica.ts'
import type { Commander } from './commander.ts'
import type { Unit } from './commit-many.ts'
import { fateOf, type ImportDefaults, type KnownWorker, type RowFate, unitOf } from './people-import-units.ts'

export type Progress = { readonly done: number; readonly total: number; readonly startedAt: number }

/** Rows of a list with what would become of each; the file's name and content never leave memory. */
export type ImportPreview = {
  readonly name: string
  readonly source: SheetSource
  readonly columns: WorkersDryRun['columns']
  readonly counts: WorkersDryRun['counts']
  readonly fates: { readonly [Kind in RowFate['kind']]: number }
  /** Intentions that come with new workers. */
  readonly freshIntentions: number
  readonly bad: readonly BadCell[]
  readonly duplicates: readonly DuplicateRow[]
  /** Rows of the file whose number is registered under another name. */
  readonly otherNames: readonly number[]
  /** Rows that the rules refuse. */
  readonly refused: readonly RefusedRow[]
}
export type RefusedRow = { readonly row: number; readonly rejection: Rejection }

export type ImportSummary = {
  readonly people: number
  readonly intentions: number
  /** Rows of the list that were not registered: wrong, under another name, or refused. */
  readonly left: number
  readonly milliseconds: number
  readonly stopped: boolean
  readonly failure: Failure | null
}

export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly name: string }
  | { readonly phase: 'unreadable'; readonly name: string; readonly refusal: Exclude<WorkersRead, { ok: true }> }
  | { readonly phase: 'comparing' | 'checking'; readonly progress: Progress }
  | { readonly phase: 'preview'; readonly preview: ImportPreview }
  | { readonly phase: 'writing'; readonly preview: ImportPreview; readonly progress: Progress }
  | { readonly phase: 'done'; readonly summary: ImportSummary }

export type ImportPorts = {
  readonly replica: Pick<Replica, 'search' | 'reads'>
  readonly commander: Pick<Commander, 'checkMany' | 'commitMany' | 'newId'>
  readonly read: (
    file: { readonly bytes: Uint8Array; readonly name: string },
    options: WorkersOptions,
    signal: AbortSignal
  ) => Promise<WorkersRead>
  readonly now: () => number
}

export type ImportPlace = { readonly county: string; readonly options: WorkersOptions }

/** One import of workers, apart from any page: it goes on when the page is left. */
export type ImportJob = {
  readonly state: () => ImportState
  readonly onChange: (listener: () => void) => () => void
  readonly start: (
    file: { readonly bytes: Uint8Array; readonly name: string },
    place: ImportPlace,
    defaults: ImportDefaults
  ) => Promise<void>
  /** Writes the good rows of the preview. */
  readonly write: (place: ImportPlace, defaults: ImportDefaults) => Promise<void>
  /** Stops what is under way; what is written stays. */
  readonly cancel: () => void
  /** Forgets file and rows: another file, or the lock. */
  readonly reset: () => void
}

type Held = {
  readonly name: string
  readonly source: SheetSource
  readonly run: WorkersDryRun
  readonly known: ReadonlyMap<number, KnownWorker>
}
type Planned = { readonly row: WorkerRow; readonly unit: Unit }

/** Lookups that are under way at a time: each passes through the whole index in the worker. */
const TOGETHER = 50

export const createImportJob = (ports: ImportPorts): ImportJob => new WorkersImport(ports)

class WorkersImport implements ImportJob {
  readonly #ports: ImportPorts
  readonly #listeners = new Set<() => void>()
  #state: ImportState = { phase: 'idle' }
  #held: Held | undefined
  #stop = new AbortController()

  constructor(ports: ImportPorts) {
    this.#ports = ports
  }

  readonly state = (): ImportState => this.#state

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly start: ImportJob['start'] = async (file, place, defaults) => {
    const signal = this.#anew()
    this.#held = undefined
    this.#set({ phase: 'reading', name: file.name })
    const found = await this.#ports.read(file, place.options, signal)
    if (signal.aborted) return
    if (!found.ok) return this.#set({ phase: 'unreadable', name: file.name, refusal: found })
    const { run, source } = found
    const held: Held = { name: file.name, source, run, known: await this.#compare(run.good, signal) }
    if (signal.aborted) return
    const work = this.#planned(held, place, defaults)
    const checked = await this.#ports.commander.checkMany(
      work.map(({ unit }) => unit),
      { signal, onProgress: this.#teller('checking', signal) }
    )
    if (signal.aborted) return
    this.#held = held
    this.#set({ phase: 'preview', preview: previewOf(held, refusedRows(work, checked.refused)) })
  }

  readonly write: ImportJob['write'] = async (place, defaults) => {
    if (this.#state.phase !== 'preview' || !this.#held) return
    const { preview } = this.#state
    const signal = this.#anew()
    const startedAt = this.#ports.now()
    const refusedBefore = new Set(preview.refused.map(({ row }) => row))
    const work = this.#planned(this.#held, place, defaults).filter(({ row }) => !refusedBefore.has(row.row))
    const onProgress = (done: number, total: number): void => {
      if (!signal.aborted) this.#set({ phase: 'writing', preview, progress: { done, total, startedAt } })
    }
    onProgress(0, work.length)
    const result = await this.#ports.commander.commitMany(
      work.map(({ unit }) => unit),
      { signal, onProgress }
    )
    // The rows are personal and are of no more use.
    this.#held = undefined
    const drafts = result.good.flatMap(at => work[at]?.unit ?? [])
    this.#set({
      phase: 'done',
      summary: {
        people: drafts.filter(({ kind }) => kind === 'person.register').length,
        intentions: drafts.filter(({ kind }) => kind === 'intention.record').length,
        left: preview.counts.bad + preview.otherNames.length + preview.refused.length + result.refused.size,
        milliseconds: this.#ports.now() - startedAt,
        stopped: result.cancelled,
        failure: result.failure
      }
    })
  }

  readonly cancel = (): void => {
    this.#stop.abort()
    if (this.#state.phase !== 'writing') this.reset()
  }

  readonly reset = (): void => {
    this.#anew()
    this.#held = undefined
    this.#set({ phase: 'idle' })
  }

  #set(next: ImportState): void {
    this.#state = next
    for (const listener of this.#listeners) listener()
  }

  /** Ends whatever ran before; its late answers are dropped by its own signal. */
  #anew(): AbortSignal {
    this.#stop.abort()
    this.#stop = new AbortController()
    return this.#stop.signal
  }

  #teller(phase: 'comparing' | 'checking', signal: AbortSignal): (done: number, total: number) => void {
    const startedAt = this.#ports.now()
    return (done, total) => {
      if (!signal.aborted) this.#set({ phase, progress: { done, total, startedAt } })
    }
  }

  async #compare(rows: readonly WorkerRow[], signal: AbortSignal): Promise<ReadonlyMap<number, KnownWorker>> {
    const tell = this.#teller('comparing', signal)
    const known = new Map<number, KnownWorker>()
    for (let from = 0; from < rows.length && !signal.aborted; from += TOGETHER) {
      tell(from, rows.length)
      const slice = rows.slice(from, from + TOGETHER)
      for (const [row, worker] of await knownAmong(this.#ports.replica, slice)) known.set(row, worker)
    }
    return known
  }

  #planned({ run, known }: Held, { county }: ImportPlace, defaults: ImportDefaults): readonly Planned[] {
    return run.good.flatMap(row => {
      const unit = unitOf(row, known.get(row.row), county, defaults, this.#ports.commander.newId)
      return unit ? [{ row, unit }] : []
    })
  }
}

async function knownAmong(
  replica: ImportPorts['replica'],
  rows: readonly WorkerRow[]
): Promise<readonly (readonly [number, KnownWorker])[]> {
  const hits = await Promise.all(rows.map(({ idNumber }) => replica.search(idNumber, 1)))
  const read = await replica.reads(hits.flatMap(([hit]) => (hit ? [{ collection: 'person', id: hit.id }] : [])))
  return rows.flatMap(({ row }, place) => {
    const [hit] = hits[place] ?? []
    const found = hit && read('person', hit.id)
    return found?.state === 'present' ? [[row, { person: found.document, name: hit?.name ?? '' }] as const] : []
  })
}

const refusedRows = (work: readonly Planned[], refused: ReadonlyMap<number, Rejection>): readonly RefusedRow[] =>
  [...refused].flatMap(([place, rejection]) => {
    const row = work[place]?.row.row
    return row === undefined ? [] : [{ row, rejection }]
  })

function previewOf({ name, source, run, known }: Held, refused: readonly RefusedRow[]): ImportPreview {
  const fates = run.good.map(row => ({ row: row.row, fate: fateOf(row, known.get(row.row)) }))
  const isRefused = new Set(refused.map(({ row }) => row))
  const count = (kind: RowFate['kind']) =>
    fates.filter(({ row, fate }) => fate.kind === kind && !isRefused.has(row)).length
  return {
    name,
    source,
    columns: run.columns,
    counts: run.counts,
    fates: {
      fresh: count('fresh'),
      intention: count('intention'),
      unchanged: count('unchanged'),
      'other-name': count('other-name')
    },
    freshIntentions: fates.filter(({ row, fate }) => fate.kind === 'fresh' && fate.hasIntention && !isRefused.has(row))
      .length,
    bad: run.bad,
    duplicates: run.duplicatesInFile,
    otherNames: fates.filter(({ fate }) => fate.kind === 'other-name').map(({ row }) => row),
    refused
  }
}
