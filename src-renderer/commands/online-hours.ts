import type { IdNumberOptions } from '../../domain/codes/id-number.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import {
  type BadHoursCell,
  type HoursRow,
  type OnlineHoursRead,
  readOnlineHours
} from '../import/online-hours-sheet.ts'
import type { SheetRefusal } from '../import/sheet.ts'
import { readSheetApart } from '../import/sheet-client.ts'
import type { SheetFile } from '../import/sheet-request.ts'
import type { Replica } from '../replica/replica.ts'
import { bulkJobs } from './bulk-job.ts'
import type { ManyResult, Unit } from './commit-many.ts'
import { sameName } from './people-import-units.ts'
import { recordingHours } from './results.ts'

/** Why a row finds nobody to record for. */
export type HoursRowFault = 'unknown-person' | 'not-in-class' | 'other-name' | 'not-over' | 'twice'
/** A platform's record that was read and matched; nothing of it is tried out or written yet. */
export type HoursMatched = {
  readonly name: string
  readonly bad: readonly BadHoursCell[]
  readonly unmatched: readonly { readonly row: number; readonly fault: HoursRowFault }[]
  /** Rows whose very period was recorded before. */
  readonly known: readonly number[]
  /** Row of the file and hours of each unit, in their order. */
  readonly fresh: readonly { readonly row: number; readonly hours: number }[]
}
export type HoursOpened =
  | { readonly kind: 'matched'; readonly matched: HoursMatched; readonly units: readonly Unit[] }
  | { readonly kind: 'unreadable'; readonly refusal: SheetRefusal | Extract<OnlineHoursRead, { ok: false }> }

export const hoursJobOf = bulkJobs<HoursMatched>()

export type HoursPlace = {
  readonly trainingClass: string
  /** The online platform that the record comes from. */
  readonly platform: string
  readonly options: IdNumberOptions
  /** UTC milliseconds: nothing that ends later has been studied yet. */
  readonly now: number
}
type Ports = {
  readonly replica: Pick<Replica, 'page' | 'maskedPart'>
  /** Whom this desk knows by a whole ID number. */
  readonly find: (idNumber: string) => Promise<string | undefined>
  readonly read?: typeof readSheetApart
}
type Matched = { readonly row: HoursRow; readonly enrolment: Enrolment }

/** A class has no more places. */
const PLACES = 500

/** Reads the file in a thread of its own and finds each worker by the number. */
export async function openOnlineHours(
  file: SheetFile,
  { trainingClass, platform, options, now }: HoursPlace,
  { replica, find, read = readSheetApart }: Ports
): Promise<HoursOpened> {
  const sheet = await read(file)
  if (!sheet.ok) return { kind: 'unreadable', refusal: sheet }
  const record = readOnlineHours(sheet.sheet.rows, options)
  if (!record.ok) return { kind: 'unreadable', refusal: record }
  const { rows: places } = await replica.page({ collection: 'enrolment', where: { trainingClass }, limit: PLACES })
  const byPerson = new Map(places.map(({ document }) => [document.person, document]))
  const persons = await personsByNumber(record.rows, { replica, find })
  const matched: Matched[] = []
  const unmatched: { row: number; fault: HoursRowFault }[] = []
  const seen = new Set<string>()
  for (const row of record.rows) {
    const found = persons.get(row.idNumber)
    const enrolment = found && byPerson.get(found.person)
    const period = `${enrolment?.id} ${row.from} ${row.to}`
    const fault = faultOf(row, found, enrolment, now) ?? (seen.has(period) ? 'twice' : undefined)
    seen.add(period)
    if (enrolment && fault === undefined) matched.push({ row, enrolment })
    else unmatched.push({ row: row.row, fault: fault ?? 'not-in-class' })
  }
  const isKnown = ({ row, enrolment }: Matched): boolean =>
    enrolment.online.some(period => period.from === row.from && period.to === row.to && period.platform === platform)
  const fresh = matched.filter(one => !isKnown(one))
  return {
    kind: 'matched',
    matched: {
      name: file.name,
      bad: record.bad,
      unmatched,
      known: matched.filter(isKnown).map(({ row }) => row.row),
      fresh: fresh.map(({ row: { row, theory, practice } }) => ({ row, hours: theory + practice }))
    },
    units: fresh.map(
      ({ row: { theory, practice, from, to }, enrolment }): Unit => [
        recordingHours(enrolment, { platform, theory, practice, from, to })
      ]
    )
  }
}

type Found = { readonly person: string; readonly name: string }

/** What stands against a row before it is tried out. A name is held against the one known here, where both are there. */
function faultOf(
  { name, to }: HoursRow,
  found: Found | undefined,
  enrolment: Enrolment | undefined,
  now: number
): HoursRowFault | undefined {
  if (!found) return 'unknown-person'
  if (!enrolment) return 'not-in-class'
  if (name !== '' && found.name !== '' && !sameName(name, found.name)) return 'other-name'
  return to > now ? 'not-over' : undefined
}

/** Each number once: a worker has a row for every evening, and a lookup passes through the whole index. */
async function personsByNumber(
  rows: readonly HoursRow[],
  { replica, find }: Pick<Ports, 'replica' | 'find'>
): Promise<ReadonlyMap<string, Found>> {
  const persons = new Map<string, Found>()
  for (const idNumber of new Set(rows.map(row => row.idNumber))) {
    const person = await find(idNumber)
    if (person === undefined) continue
    const identity = await replica.maskedPart(person, 'identity')
    persons.set(idNumber, { person, name: identity?.name ?? '' })
  }
  return persons
}

/** What the dry run came to: the hours of the good rows, and each refused row of the file. */
export const triedHours = (
  { fresh }: Pick<HoursMatched, 'fresh'>,
  { good, refused }: Pick<ManyResult, 'good' | 'refused'>
): {
  readonly hours: number
  readonly refused: readonly { readonly row: number; readonly rejection: Rejection }[]
} => ({
  hours: good.reduce((sum, place) => sum + (fresh[place]?.hours ?? 0), 0),
  refused: [...refused].flatMap(([place, rejection]) => {
    const row = fresh[place]?.row
    return row === undefined ? [] : [{ row, rejection }]
  })
})
