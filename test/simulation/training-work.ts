import { attendanceId } from '../../domain/attendance/attendance.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Claim, ClaimLine } from '../../domain/subsidy/claim.ts'
import { lineAgain, lineByNow } from '../../domain/subsidy/claim-again.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { numberOf } from '../doubles/loop-desk.ts'
import { type DeedKind, type Deeds, draft, ofClass, one } from './deed.ts'
import { papersFor } from './paper-work.ts'
import type { Draft, SimDevice } from './sim-device.ts'

const IDENTITY = { method: 'id-reader', matched: true } as const
const REASON = '示例原因'
const STUDY_HOUR = 45 * 60_000

const isHere = (desk: SimDevice, enrolment: Enrolment): boolean => enrolment.centre === desk.home.organisation

/** A place in a class of this centre in one of these states, with its class. */
function placeIn(
  desk: SimDevice,
  states: readonly Enrolment['state'][],
  classStates: readonly TrainingClass['state'][]
): { readonly enrolment: Enrolment; readonly trainingClass: TrainingClass } | null {
  const classes = desk.list('trainingClass').filter(({ state }) => classStates.includes(state))
  const places = desk
    .list('enrolment')
    .filter(e => isHere(desk, e) && states.includes(e.state) && classes.some(({ id }) => id === e.trainingClass))
  const enrolment = desk.world.dice.pick(places)
  const trainingClass = classes.find(({ id }) => id === enrolment?.trainingClass)
  return enrolment && trainingClass ? { enrolment, trainingClass } : null
}

const resultOf = ({ id, person, trainingClass, voucher }: Enrolment) => ({
  enrolment: id,
  person,
  trainingClass,
  voucher
})

export const completionOf = (enrolment: Enrolment): Draft =>
  draft('enrolment.complete', { ...resultOf(enrolment), exam: { theory: 80, practice: 90 } })

/** Entered under a fresh number, or now and then under one that is on another certificate. */
export function certificateOf({ world, time }: SimDevice, { id, trainingClass }: Enrolment, isTaken = false): Draft {
  const { dice, certificates } = world
  const fresh = numberOf(certificates.length + 1)
  const number = (isTaken ? dice.pick(certificates) : undefined) ?? fresh
  if (number === fresh) certificates.push(fresh)
  return draft('certificate.issue', { number, enrolment: id, trainingClass, issuedOn: dateOfInstant(time.at) })
}

/** A claim for whoever of a class is certified and not claimed for, drawn up and submitted. */
export function certifiedClaim(desk: SimDevice, trainingClass: string): readonly Draft[] | null {
  const certificates = desk
    .list('certificate')
    .filter(c => c.trainingClass === trainingClass && c.state === 'confirmed')
  const isDubious = desk.world.dice.chance(0.15)
  const lines = certificates.flatMap(({ id, enrolment, voucher }) => {
    const found = desk.view('voucher', voucher)
    if (found.state !== 'present') return []
    const isFree = found.document.state === 'certified' && found.document.claim === ''
    return isFree || (isDubious && found.document.state === 'frozen') ? [{ enrolment, voucher, certificate: id }] : []
  })
  if (lines.length === 0) return null
  const claim = `claim-${desk.world.uuid().slice(-4)}`
  const named = lines.map(({ voucher, certificate }) => ({ voucher, certificate }))
  return [
    draft('claim.draft', { claim, trainingClass, lines, attachments: [] }),
    draft('claim.submit', { claim, trainingClass, lines: named })
  ]
}

const signOut: DeedKind['find'] = desk => {
  const today = dateOfInstant(desk.time.at)
  const open = desk.list('attendance').filter(a => a.state === 'present' && a.signOutAt === null && a.date === today)
  const attendance = desk.world.dice.pick(open)
  if (!attendance) return null
  const { trainingClass, session, person, enrolment } = attendance
  return { drafts: [draft('attendance.sign-out', { trainingClass, session, person, enrolment })] }
}

const makeUp: DeedKind['find'] = desk => {
  const place = placeIn(desk, ['training'], ['running'])
  if (!place) return null
  const { id: enrolment, person } = place.enrolment
  const { id: trainingClass, sessions } = place.trainingClass
  const today = dateOfInstant(desk.time.at)
  const missed = sessions.filter(
    ({ id, date }) =>
      date <= today && desk.view('attendance', attendanceId(trainingClass, id, person)).state !== 'present'
  )
  const session = desk.world.dice.pick(missed)?.id
  if (session === undefined) return null
  const args = { trainingClass, session, person, enrolment, identity: IDENTITY, reason: REASON }
  return { drafts: [draft('attendance.make-up', args)] }
}

/** Hours of an online platform; now and then more than time went by. */
const recordHours: DeedKind['find'] = desk => {
  const place = placeIn(desk, ['training'], ['running', 'finished'])
  if (!place?.trainingClass.sessions.some(({ mode }) => mode === 'online')) return null
  const isTooFast = desk.world.dice.chance(0.15)
  const { at } = desk.time
  const args = {
    enrolment: place.enrolment.id,
    trainingClass: place.trainingClass.id,
    platform: 'platform-1',
    theory: 0,
    practice: 1,
    from: at - (isTooFast ? STUDY_HOUR / 3 : STUDY_HOUR * 2),
    to: at
  }
  return { drafts: [draft('enrolment.record-hours', args)], isBlind: isTooFast }
}

const complete: DeedKind['find'] = desk => {
  const place = placeIn(desk, ['training'], ['finished'])
  return place && { drafts: [completionOf(place.enrolment)] }
}

const drop: DeedKind['find'] = desk => {
  const place = placeIn(desk, ['training'], ['running', 'suspended', 'finished'])
  if (!place) return null
  return { drafts: [draft('enrolment.drop', { ...resultOf(place.enrolment), exam: null, reason: REASON })] }
}

const enterCertificate: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const open = desk.list('enrolment').filter(e => isHere(desk, e) && e.state === 'completed' && e.certificate === '')
  const enrolment = dice.pick(open)
  if (!enrolment) return null
  const isTaken = dice.chance(0.15)
  return { drafts: [certificateOf(desk, enrolment, isTaken)], isBlind: isTaken }
}

const claim = ofClass(['finished', 'closed'], (trainingClass, desk) => {
  const [drawnUp, submitted] = certifiedClaim(desk, trainingClass) ?? []
  if (!drawnUp || !submitted) return null
  const papers = papersFor(desk, String((drawnUp.args as { readonly claim: string }).claim))
  return { drafts: [drawnUp, ...papers, submitted], isBlind: desk.world.dice.chance(0.1) }
})

const submissionOf = ({ id, trainingClass, lines }: Claim): Draft =>
  draft('claim.submit', {
    claim: id,
    trainingClass,
    lines: lines.map(({ voucher, certificate }) => ({ voucher, certificate }))
  })

const submitLater: DeedKind['find'] = desk => {
  const found = desk.world.dice.pick(desk.list('claim').filter(({ state }) => state === 'draft'))
  return found ? { drafts: [submissionOf(found)] } : null
}

/** With each worker's certificate as it is by now, while the desk sees somebody left of it (M19). */
const submitAgain: DeedKind['find'] = desk => {
  const read = desk.view
  const returned = desk.list('claim').filter(({ state }) => state === 'returned')
  const byNow = returned.map(found => ({ ...found, lines: found.lines.map(line => lineByNow(line, read)) }))
  const isGoing = (line: ClaimLine) => ['goes-on', 'waits'].includes(lineAgain(line, read))
  const found = desk.world.dice.pick(byNow.filter(({ lines }) => lines.some(isGoing)))
  return found ? { drafts: [...papersFor(desk, found.id), submissionOf(found)] } : null
}

/** What a centre does behind the first sign-in. */
export const centreDeeds: Deeds = {
  usual: [
    { weight: 1, find: signOut },
    { weight: 3, find: makeUp },
    { weight: 2, find: recordHours },
    { weight: 5, find: complete },
    { weight: 5, find: enterCertificate },
    { weight: 5, find: claim },
    { weight: 5, find: submitLater },
    // Whose claim was returned sees to that first: its money waits.
    { weight: 60, find: submitAgain },
    { weight: 2, find: ofClass(['running'], trainingClass => one('class.finish', { trainingClass })) },
    { weight: 2, find: ofClass(['suspended'], trainingClass => one('class.resume', { trainingClass })) }
  ],
  rare: [
    { weight: 4, find: drop },
    { weight: 2, find: ofClass(['running'], trainingClass => one('class.suspend', { trainingClass, reason: REASON })) },
    {
      weight: 1,
      find: ofClass(['draft', 'submitted', 'approved', 'running', 'suspended'], trainingClass =>
        one('class.cancel', { trainingClass, reason: REASON })
      )
    }
  ]
}
