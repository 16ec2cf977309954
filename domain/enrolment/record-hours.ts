import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id, instant } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { onlineHours, plannedHours, withHours } from '../training/hours.ts'
import { type Enrolment, holdsRoster, MAX_ONLINE } from './enrolment.ts'

const hours = z.int().min(0).max(2000)
const args = z.strictObject({
  enrolment: z.uuid(),
  trainingClass: id,
  /** The online platform that the record comes from. */
  platform: id,
  theory: hours,
  practice: hours,
  from: instant,
  to: instant
})
type Args = z.infer<typeof args>

/** A study hour is 45 minutes. */
const STUDY_HOUR = 45 * 60_000

/**
 * enrolment.record-hours 录入线上学时 (E16, E17): hours that an online platform recorded, within the hours that the class
 * plans online; nobody studies faster than time goes by.
 */
export const recordHours: Verb<Args, 'enrolment.record-hours'> = {
  kind: 'enrolment.record-hours',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => [uses('write', 'enrolment', a.enrolment), uses('read', 'trainingClass', a.trainingClass)],
  reduce: (a, context) => {
    const place = checkPlace(a, context)
    if ('refused' in place) return place.refused
    const { enrolment } = place
    const hours = a.theory + a.practice
    const possible = Math.floor((a.to - a.from) / STUDY_HOUR)
    if (hours === 0 || hours > possible || a.to > context.entry.latest)
      return reject('rule.online-speed', 'E16', { hours, possible: Math.max(0, possible) })
    const theory = withHours(enrolment.hours, { part: 'theory', mode: 'online' }, a.theory)
    const after = withHours(theory, { part: 'practice', mode: 'online' }, a.practice)
    const found = context.read('trainingClass', a.trainingClass)
    const planned = found.state === 'present' ? onlineHours(plannedHours(found.document.sessions)) : 0
    if (onlineHours(after) > planned)
      return reject('rule.online-hours', 'E16', { hours: onlineHours(after), max: planned })
    const { platform, from, to } = a
    if (enrolment.online.some(period => from < period.to && period.from < to) || enrolment.online.length >= MAX_ONLINE)
      return reject('rule.online-twice', 'E17')
    const online = [...enrolment.online, { platform, from, to }]
    const document = { ...enrolment, hours: after, online, updatedAt: context.entry.at }
    return accept([{ collection: 'enrolment', document }])
  }
}

/** Somebody in training in a class of this centre that is not over. */
function checkPlace(
  a: Args,
  { author, read }: Context
): { readonly enrolment: Enrolment } | { readonly refused: Outcome } {
  const found = read('enrolment', a.enrolment)
  if (found.state !== 'present') return { refused: reject('enrolment.unknown', 'E16') }
  const enrolment = found.document
  const held = read('trainingClass', a.trainingClass)
  if (held.state !== 'present' || enrolment.trainingClass !== a.trainingClass)
    return { refused: reject('class.unknown', 'E16') }
  const { centre, state } = held.document
  if (!actsFor(author, centre)) return { refused: reject('class.not-yours', 'E16') }
  if (state !== 'running' && state !== 'finished') return { refused: reject('class.wrong-state', 'E16', { state }) }
  if (!holdsRoster(enrolment.state))
    return { refused: reject('enrolment.wrong-state', 'E16', { state: enrolment.state }) }
  return { enrolment }
}
