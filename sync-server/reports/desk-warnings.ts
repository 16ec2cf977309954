import type pg from 'pg'
import { clockTurnedBack, deskSilent, issuedInABurst } from '../../domain/casework/desk-warnings.ts'
import type { EarlyWarning } from '../../domain/casework/early-warning.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import { LOOK_BACK } from './bodies.ts'

interface OfPlace {
  readonly place: string
  readonly n: number
}

/** The place of a device, where it lies in one county: desks over counties, and the server itself, are of none. */
const place = `d.body::json ->> 'organisation'`
const inACounty = `join document o on o.collection = 'directory' and o.id = ${place}
  and length(o.body::json ->> 'region') = 6`
const atPlace = `join document d on d.collection = 'directory' and d.id = e.device_id ${inACounty}`

/** For each place the most that one of its desks issued in an hour of its own clock. */
const mostIssued = `select place, max(n)::int as n from (
  select ${place} as place, count(*) as n from entry e ${atPlace}
  where e.received_at >= $1 and e.kind = 'voucher.issue' and e.lane = 'accepted'
  group by e.device_id, place, (e.facts::json ->> 'at')::bigint / 3600000) hours
group by place order by place`

const turnedBack = `select ${place} as place, count(*)::int as n from entry e ${atPlace}
where e.received_at >= $1 and e.facts::json ->> 'flagged' = 'true' group by place order by place`

/** For each place when the desk was heard that was silent longest: a session, an entry, or its registration. */
const heard = `select ${place} as place, min(greatest(d.updated_at, c.at, (
    select e.received_at from entry e where e.device_id = d.id order by e.feed_seq desc limit 1))) as n
from document d ${inACounty} left join device_contact c on c.device_id = d.id
where d.collection = 'directory' and d.body::json ->> 'kind' = 'device' and d.body::json ->> 'state' = 'active'
group by place order by place`

/** What looks wrong with the desks of a place, by the entries of the last hours and by their last contact. */
export async function warningsOfDesks(
  pool: pg.Pool,
  rules: Rules,
  now: number
): Promise<readonly (EarlyWarning | null)[]> {
  const since = [now - LOOK_BACK]
  const issued = await pool.query<OfPlace>(mostIssued, since)
  const clocks = await pool.query<OfPlace>(turnedBack, since)
  const silent = await pool.query<OfPlace>(heard)
  return [
    ...issued.rows.map(one => issuedInABurst(one.place, one.n, rules)),
    ...clocks.rows.map(one => clockTurnedBack(one.place, one.n)),
    ...silent.rows.map(one => deskSilent(one.place, one.n, rules, now))
  ]
}
