import { type Alert, alertId } from '../../domain/casework/alert.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { type DeedKind, type Deeds, draft, operatorWith } from './deed.ts'
import type { SimDevice } from './sim-device.ts'

const REASON = '示例原因'

const alertsIn = (desk: SimDevice, ...states: readonly Alert['state'][]): readonly Alert[] =>
  desk.list('case').flatMap(one => (one.kind === 'alert' && states.includes(one.state) ? [one] : []))

/** Somebody saw something about a class or a voucher. */
const raise: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const collection = dice.chance(0.5) ? 'trainingClass' : 'voucher'
  const found = dice.pick<{ readonly id: string }>(desk.list(collection))
  if (!found) return null
  const id = desk.world.uuid()
  const args = { alert: alertId(id), rule: 'other', subject: { collection, id: found.id }, figures: null } as const
  return { drafts: [{ ...draft('alert.raise', { ...args, reason: REASON }), id }] }
}

/** To the training place it is about, or to the own office. */
const assign: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const alert = dice.pick(alertsIn(desk, 'open', 'answered', 'assigned'))
  const operator = operatorWith(desk, 'county-reviewer')
  if (!alert || operator === undefined) return null
  const place = alert.place !== '' && dice.chance(0.7) ? alert.place : desk.home.organisation
  const args = { alert: alert.id, place, operator: '', due: dateOfInstant(desk.time.at) }
  return { drafts: [{ ...draft('alert.assign', args), operator }] }
}

const answer: DeedKind['find'] = desk => {
  const alert = desk.world.dice.pick(alertsIn(desk, 'open', 'assigned'))
  return alert ? { drafts: [draft('alert.answer', { alert: alert.id, reason: REASON })] } : null
}

/** By any reviewer, whoever answered too: the one who did is refused. */
const close: DeedKind['find'] = desk => {
  const alert = desk.world.dice.pick(alertsIn(desk, 'answered'))
  const operator = operatorWith(desk, 'county-reviewer')
  if (!alert || operator === undefined) return null
  const closed = draft('alert.close', { alert: alert.id, decision: 'remedied', reason: REASON })
  return { drafts: [{ ...closed, operator }], isBlind: alert.answers.at(-1)?.operator === operator }
}

/** Two records that may be one worker's; now and then those of two workers. */
const merge: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const kept = dice.pick(desk.list('person'))
  const isWrong = dice.chance(0.1)
  const others = desk.list('person').filter(one => one.id !== kept?.id && (isWrong || one.birth === kept?.birth))
  const merged = dice.pick(others)
  if (!kept || !merged) return null
  return { drafts: [draft('person.merge', { kept: kept.id, merged: merged.id })], isBlind: isWrong }
}

const answers: readonly DeedKind[] = [{ weight: 2, find: answer }]
const countyDeeds: readonly DeedKind[] = [
  ...answers,
  { weight: 1, find: raise },
  { weight: 2, find: assign },
  { weight: 3, find: close },
  { weight: 2, find: merge }
]

/** What is done about alerts and double records, beside the work: nobody puts a claim off for it. */
export const caseDeeds = ({ home }: SimDevice): Deeds => {
  const all = home.type === 'county' ? countyDeeds : answers
  return { usual: all, rare: all }
}
