import type pg from 'pg'
import type { EarlyWarning } from '../../domain/casework/early-warning.ts'
import { excludedHolder, isSecondUse, usedTwice, usesOfVoucher } from '../../domain/casework/worker-warnings.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import { liveOn } from '../../domain/person/live-vouchers.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { bodies, grouped, LOOK_BACK, withIds } from './bodies.ts'

/** Workers whose record was amended of late and who hold a voucher. */
async function excludedHolders(pool: pg.Pool, rules: Rules, now: number): Promise<readonly (EarlyWarning | null)[]> {
  const amended = await bodies<Person>(
    pool,
    `select body from document where collection = 'person' and id in (
       select body::json -> 'args' ->> 'person' from entry
       where received_at >= $1 and kind = 'person.amend' and lane = 'accepted') order by id`,
    [now - LOOK_BACK]
  )
  const found: (EarlyWarning | null)[] = []
  for (const person of amended) {
    const ids = liveOn(person, dateOfInstant(now)).map(({ voucher }) => voucher)
    const vouchers = await bodies<Voucher>(pool, withIds, ['voucher', ids])
    const plans = await bodies<Plan>(pool, withIds, ['plan', vouchers.map(({ plan }) => plan)])
    const byId = new Map(plans.map(plan => [plan.id, plan]))
    const held = vouchers.flatMap(({ plan }) => byId.get(plan) ?? [])
    found.push(excludedHolder(person, held, rules))
  }
  return found
}

/** Vouchers that somebody tried of late to use although they were used. */
async function secondUses(pool: pg.Pool, now: number): Promise<readonly (EarlyWarning | null)[]> {
  const { rows } = await pool.query<{ voucher: string; rejection: Rejection }>(
    `select body::json -> 'args' ->> 'voucher' as voucher, verdict::json -> 'rejection' as rejection from entry
     where received_at >= $1 and lane = 'rejected' and kind = any($2)`,
    [now - LOOK_BACK, usesOfVoucher]
  )
  const again = rows.filter(({ rejection }) => isSecondUse(rejection))
  const byVoucher = grouped(again, ({ voucher }) => voucher)
  return [...byVoucher].map(([voucher, tries]) => usedTwice(voucher, tries.length))
}

export const warningsOfWorkers = async (
  pool: pg.Pool,
  rules: Rules,
  now: number
): Promise<readonly (EarlyWarning | null)[]> => [
  ...(await excludedHolders(pool, rules, now)),
  ...(await secondUses(pool, now))
]
