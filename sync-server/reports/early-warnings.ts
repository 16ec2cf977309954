import type pg from 'pg'
import { warningId } from '../../domain/casework/alert.ts'
import {
  claimLate,
  claimsWaiting,
  type EarlyWarning,
  endsSoon,
  planBehind,
  vouchersEnding
} from '../../domain/casework/early-warning.ts'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { bodies, inStates } from './bodies.ts'
import { warningsOfClasses } from './class-warnings.ts'
import { warningsOfDesks } from './desk-warnings.ts'
import { warningsOfWorkers } from './worker-warnings.ts'

/** How many of a batch nobody used. Asked only in the time before its end. */
async function unusedOf(pool: pg.Pool, { id, county }: Batch): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from feed f join document d on d.collection = f.collection and d.id = f.id
     where f.scope = $1 and f.collection = 'voucher' and f.left_at is null
       and d.body::json ->> 'batch' = $2 and d.body::json ->> 'state' in ('issued', 'collected')`,
    [`county:${county}`, id]
  )
  return rows[0]?.n ?? 0
}

/** Batches, plan lines and claims: each a document of its own, and none of them many. */
async function warningsOfPaper(pool: pg.Pool, rules: Rules, now: number): Promise<readonly (EarlyWarning | null)[]> {
  const today = dateOfInstant(now)
  const found: (EarlyWarning | null)[] = []
  for (const batch of await bodies<Batch>(pool, inStates, ['batch', ['made']]))
    if (endsSoon(batch, rules, today)) found.push(vouchersEnding(batch, await unusedOf(pool, batch), rules, today))
  for (const plan of await bodies<Plan>(pool, inStates, ['plan', ['approved']]))
    found.push(planBehind(plan, rules, today))
  for (const claim of await bodies<Claim>(pool, inStates, ['claim', claimsWaiting]))
    found.push(claimLate(claim, rules, now))
  return found
}

async function notRaised(pool: pg.Pool, found: readonly EarlyWarning[], now: number): Promise<readonly EarlyWarning[]> {
  const byId = new Map(found.map(one => [warningId(one.rule, one.subject, now), one]))
  const { rows } = await pool.query<{ id: string }>(
    `select id from document where collection = 'case' and id = any($1)`,
    [[...byId.keys()]]
  )
  for (const { id } of rows) byId.delete(id)
  return [...byId.values()]
}

/** C9: what looks wrong at this instant and was not raised yet. One thing after another: this is never in a hurry. */
export async function findWarnings(pool: pg.Pool, rules: Rules, now: number): Promise<readonly EarlyWarning[]> {
  const found = [
    ...(await warningsOfClasses(pool, rules, dateOfInstant(now))),
    ...(await warningsOfPaper(pool, rules, now)),
    ...(await warningsOfWorkers(pool, rules, now)),
    ...(await warningsOfDesks(pool, rules, now))
  ]
  return notRaised(
    pool,
    found.filter(one => one !== null),
    now
  )
}
