import { z } from 'zod'
import { governs } from '../access/author.ts'
import { sameSkill } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { refusalOfEnded } from './ended.ts'
import {
  MAX_CENTRES,
  MAX_COUNTIES,
  MAX_HISTORY,
  MAX_INTENTIONS,
  MAX_MERGED,
  MAX_TEACHING,
  type Person
} from './person.ts'

const args = z.strictObject({
  kept: z.uuid(),
  /** The record that ends: from now on it leads to the one kept. */
  merged: z.uuid()
})
type Args = z.infer<typeof args>

/**
 * person.merge (W9): two records of one worker become one. What rules count on moves; vouchers, classes and certificates
 * of the past keep the name they were given under, which leads to the record kept.
 */
export const mergePerson: Verb<Args, 'person.merge'> = {
  kind: 'person.merge',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: false,
  keys: a => [uses('write', 'person', a.kept), uses('write', 'person', a.merged)],
  reduce: (a, context) => {
    const { entry, read } = context
    const [first, second] = [read('person', a.kept), read('person', a.merged)]
    if (first.state !== 'present' || second.state !== 'present') return reject('person.unknown', 'W9')
    const [kept, merged] = [first.document, second.document]
    const refused = refusalOf(kept, merged, context)
    if (refused) return refused
    return accept([
      { collection: 'person', document: { ...joined(kept, merged), updatedAt: entry.at } },
      { collection: 'person', document: { ...emptied(merged), mergedInto: kept.id, updatedAt: entry.at } }
    ])
  }
}

function refusalOf(kept: Person, merged: Person, { author }: Context): Outcome | null {
  if (kept.id === merged.id) return reject('entry.malformed', 'W9', { where: 'merged' })
  const ended = refusalOfEnded(kept) ?? refusalOfEnded(merged)
  if (ended) return ended
  const isOver = [kept, merged].every(({ counties }) => counties.some(code => governs(author, code)))
  if (!isOver) return reject('person.not-in-place', 'A5')
  if (kept.sex !== merged.sex || kept.birth !== merged.birth) return reject('person.not-same', 'W9')
  const [vouchers, enrolments] = [merged.liveVouchers.length, merged.openEnrolments.length]
  if (vouchers + enrolments > 0) return reject('person.has-open', 'W9', { vouchers, enrolments })
  if (mergedFrom(kept, merged).length > MAX_MERGED) return reject('entry.malformed', 'W9', { where: 'merged' })
  const counties = new Set([...kept.counties, ...merged.counties]).size
  return counties > MAX_COUNTIES ? reject('entry.malformed', 'W9', { where: 'counties' }) : null
}

/** The record kept, with what the rules count on (P2–P5) and who sees it from both. */
function joined(kept: Person, merged: Person): Person {
  const added = merged.intentions.filter(wish => !kept.intentions.some(known => sameSkill(known, wish)))
  const history = [...kept.history, ...merged.history].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return {
    ...kept,
    counties: [...new Set([...kept.counties, ...merged.counties])],
    centres: [...new Set([...kept.centres, ...merged.centres])].slice(-MAX_CENTRES),
    ...teachingOf(kept, merged),
    mergedFrom: mergedFrom(kept, merged),
    intentions: [...kept.intentions, ...added].slice(-MAX_INTENTIONS),
    history: history.slice(-MAX_HISTORY)
  }
}

/** What has to be erased along with the record kept (W13). */
const mergedFrom = (kept: Person, merged: Person): string[] => [
  ...(kept.mergedFrom ?? []),
  merged.id,
  ...(merged.mergedFrom ?? [])
]

const teachingOf = (kept: Person, merged: Person): Pick<Person, 'teachesAt'> =>
  merged.teachesAt
    ? { teachesAt: [...new Set([...(kept.teachesAt ?? []), ...merged.teachesAt])].slice(-MAX_TEACHING) }
    : {}

const emptied = (person: Person): Person => ({ ...person, intentions: [], history: [] })
