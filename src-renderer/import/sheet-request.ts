import type { Occupation } from '../../domain/codes/occupations.ts'
import type { Sheet, SheetRead, SheetRefusal } from './sheet.ts'
import type { WorkersDryRun, WorkersResult } from './workers-sheet.ts'

/** What the page and the worker say to each other. Plain data: it is cloned between two threads. */

export type SheetFile = Readonly<{ bytes: Uint8Array; name: string }>
export type WorkersOptions = Readonly<{
  /** Business date, YYYY-MM-DD. */
  today: string
  /** Only true in sample and practice provinces. */
  allowSamples: boolean
  occupations: readonly Occupation[]
}>

export type SheetRequest =
  | Readonly<{ kind: 'sheet'; file: SheetFile }>
  | Readonly<{ kind: 'workers'; file: SheetFile; options: WorkersOptions }>

/** How the file was understood, without its rows. */
export type SheetSource = Omit<Sheet, 'rows'>
export type WorkersRead =
  | Readonly<{ ok: true; source: SheetSource; run: WorkersDryRun }>
  | SheetRefusal
  | Extract<WorkersResult, { ok: false }>

export type SheetReply =
  | Readonly<{ kind: 'sheet'; read: SheetRead }>
  | Readonly<{ kind: 'workers'; read: WorkersRead }>
  /** An exception of the reader: a bug or a file that reached one. */
  | Readonly<{ kind: 'failed' }>
