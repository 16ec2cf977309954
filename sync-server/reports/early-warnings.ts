import type pg from 'pg'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import { warningId } from '../../domain/casework/alert.ts'
import {
  claimLate,
  claimsWaiting,
  type EarlyWarning,
  endsSoon,
  fastSignIns,
  lowAttendance,
  typedIdentities,
  vouchersEnding
} from '../../domain/casework/early-warning.ts'
import { teacherInTwoPlaces } from '../../domain/casework/teacher-overlap.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { newestRules } from '../documents/directory.ts'

const bodies = async <T>(pool: pg.Pool, sql: string, values: readonly unknown[]): Promise<readonly T[]> => {
  const { rows } = await pool.query<{ body: string }>(sql, [...values])
  return rows.map(({ body }) => JSON.parse(body) as T)
}

const inStates = `select body from document where collection = $1 and body::json ->> 'state' = any($2) order by id`

/** The documents of a class: its sign-ins by their id, its enrolments among those in sight of its centre. */
async function warningsOfClass(pool: pg.Pool, one: TrainingClass, rules: Rules, today: string) {
  const presences = await bodies<Attendance>(
    pool,
    `select body from document where collection = 'attendance' and id >= $1 and id < $2`,
    // The ids of a class's sign-ins begin with it and a full stop, behind which comes the slash.
    [`${one.id}.`, `${one.id}/`]
  )
  const enrolments = await bodies<Enrolment>(
    pool,
    `select d.body from feed f join document d on d.collection = f.collection and d.id = f.id
     where f.scope = $1 and f.collection = 'enrolment' and f.left_at is null
       and d.body::json ->> 'trainingClass' = $2`,
    [`centre:${one.centre}`, one.id]
  )
  return [lowAttendance(one, enrolments, rules, today), fastSignIns(one, presences), typedIdentities(one, presences)]
}

/** How many of a batch nobody used. Asked only in the month before its end. */
async function unusedOf(pool: pg.Pool, { id, county }: Batch): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from feed f join document d on d.collection = f.collection and d.id = f.id
     where f.scope = $1 and f.collection = 'voucher' and f.left_at is null
       and d.body::json ->> 'batch' = $2 and d.body::json ->> 'state' in ('issued', 'collected')`,
    [`county:${county}`, id]
  )
  return rows[0]?.n ?? 0
}

async function notRaised(pool: pg.Pool, found: readonly EarlyWarning[]): Promise<readonly EarlyWarning[]> {
  const ids = found.map(({ rule, subject }) => warningId(rule, subject.id))
  const { rows } = await pool.query<{ id: string }>(
    `select id from document where collection = 'case' and id = any($1)`,
    [ids]
  )
  const known = new Set(rows.map(({ id }) => id))
  return found.filter((_, i) => !known.has(ids[i] ?? ''))
}

/** C9: what looks wrong at this instant and was not raised yet. One class or batch at a time: this is never in a hurry. */
export async function findWarnings(pool: pg.Pool, now: number): Promise<readonly EarlyWarning[]> {
  const { rules } = await newestRules(pool)
  if (!rules) return []
  const today = dateOfInstant(now)
  const found: (EarlyWarning | null)[] = []
  const running = await bodies<TrainingClass>(pool, inStates, ['trainingClass', ['running']])
  for (const one of running)
    found.push(...(await warningsOfClass(pool, one, rules, today)), teacherInTwoPlaces(one, running))
  for (const batch of await bodies<Batch>(pool, inStates, ['batch', ['made']]))
    if (endsSoon(batch, today)) found.push(vouchersEnding(batch, await unusedOf(pool, batch), today))
  for (const claim of await bodies<Claim>(pool, inStates, ['claim', claimsWaiting])) found.push(claimLate(claim, now))
  return notRaised(
    pool,
    found.filter(one => one !== null)
  )
}
