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
import type { Commander } from './commander.ts'
import type { Unit } from './commit-many.ts'
import { recordingHours } from './results.ts'

/** Why a row finds nobody to record for. */
export type HoursRowFault = 'unknown-person' | 'not-in-class'
/** A platform's record that was read, matched and tried out; nothing is written yet. */
export type HoursPreview = {
  readonly name: string
  readonly bad: readonly BadHoursCell[]
  readonly unmatched: readonly { readonly row: number; readonly fault: HoursRowFault }[]
  readonly refused: readonly { readonly row: number; readonly rejection: Rejection }[]
  /** Rows whose very period was recorded before. */
  readonly known: readonly number[]
  readonly units: readonly Unit[]
  readonly hours: number
}
export type HoursOpened =
  | { readonly kind: 'preview'; readonly preview: HoursPreview }
  | { readonly kind: 'unreadable'; readonly refusal: SheetRefusal | Extract<OnlineHoursRead, { ok: false }> }

export type HoursPlace = {
  readonly trainingClass: string
  /** The online platform that the record comes from. */
  readonly platform: string
  readonly options: IdNumberOptions
}
type Ports = {
  readonly replica: Pick<Replica, 'page'>
  /** Whom this desk knows by a whole ID number. */
  readonly find: (idNumber: string) => Promise<string | undefined>
  readonly commander: Pick<Commander, 'checkMany'>
  readonly read?: typeof readSheetApart
}
type Matched = { readonly row: HoursRow; readonly enrolment: Enrolment }

/** A class has no more places. */
const PLACES = 500

/** Reads the file in a thread of its own, finds each worker by the number, and tries out what would be recorded. */
export async function openOnlineHours(
  file: SheetFile,
  { trainingClass, platform, options }: HoursPlace,
  { replica, find, commander, read = readSheetApart }: Ports
): Promise<HoursOpened> {
  const sheet = await read(file)
  if (!sheet.ok) return { kind: 'unreadable', refusal: sheet }
  const record = readOnlineHours(sheet.sheet.rows, options)
  if (!record.ok) return { kind: 'unreadable', refusal: record }
  const { rows: places } = await replica.page({ collection: 'enrolment', where: { trainingClass }, limit: PLACES })
  const byPerson = new Map(places.map(({ document }) => [document.person, document]))
  const matched: Matched[] = []
  const unmatched: { row: number; fault: HoursRowFault }[] = []
  for (const row of record.rows) {
    const person = await find(row.idNumber)
    const enrolment = person === undefined ? undefined : byPerson.get(person)
    if (enrolment) matched.push({ row, enrolment })
    else unmatched.push({ row: row.row, fault: person === undefined ? 'unknown-person' : 'not-in-class' })
  }
  const isKnown = ({ row, enrolment }: Matched): boolean =>
    enrolment.online.some(period => period.from === row.from && period.to === row.to && period.platform === platform)
  const fresh = matched.filter(one => !isKnown(one))
  const units = fresh.map(
    ({ row: { theory, practice, from, to }, enrolment }): Unit => [
      recordingHours(enrolment, { platform, theory, practice, from, to })
    ]
  )
  const tried = await commander.checkMany(units)
  const refused = [...tried.refused].flatMap(([place, rejection]) => {
    const row = fresh[place]?.row.row
    return row === undefined ? [] : [{ row, rejection }]
  })
  const good = tried.good.flatMap(place => fresh[place] ?? [])
  return {
    kind: 'preview',
    preview: {
      name: file.name,
      bad: record.bad,
      unmatched,
      refused,
      known: matched.filter(isKnown).map(({ row }) => row.row),
      units: tried.good.flatMap(place => [units[place] ?? []]),
      hours: good.reduce((sum, { row }) => sum + row.theory + row.practice, 0)
    }
  }
}
