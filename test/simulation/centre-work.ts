import { disputeId } from '../../domain/casework/case.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { SKILL } from '../doubles/test-province.ts'
import { type Deed, draft } from './deed.ts'
import type { SimDevice } from './sim-device.ts'

const IDENTITY = { method: 'id-reader', matched: true } as const
const REASON = '示例原因'

const weights = {
  draft_class: 6,
  schedule: 5,
  submit: 6,
  start: 8,
  bind: 24,
  sign_in: 20,
  void_sign_in: 3,
  unbind: 3,
  assist: 5,
  dispute: 1
}

type Deeds = Readonly<Record<string, (desk: SimDevice) => Deed | null>>

/** Vouchers bound and given back: their holders leave a centre's sight and come into another's. */
const movingWeights = { ...weights, bind: 30, unbind: 26, sign_in: 5 }

/** What a centre does: classes, vouchers checked and bound, workers signed in. */
export function centreWork(desk: SimDevice): Deed | null {
  const { dice, plan } = desk.world
  return deeds[dice.weighted(plan.profile === 'scope-moves' ? movingWeights : weights)]?.(desk) ?? null
}

const classesIn = (desk: SimDevice, ...states: readonly TrainingClass['state'][]): readonly TrainingClass[] =>
  desk.list('trainingClass').filter(c => states.includes(c.state))

const deeds: Deeds = {
  draft_class: desk => {
    const { world, home } = desk
    if (desk.list('trainingClass').length >= 2) return null
    const today = dateOfInstant(world.now)
    const id = `class-${world.uuid().slice(-4)}`
    const trainingClass = {
      id,
      name: '示例班',
      centre: home.organisation,
      site: `${home.organisation}-site`,
      county: home.county,
      ...SKILL,
      from: today,
      to: '2026-12-31',
      capacity: world.dice.int(1, 5),
      sample: true
    }
    const first = draft('session.schedule', { trainingClass: id, session: session(desk, 's1', 8) })
    return { drafts: [draft('class.draft', trainingClass), first, draft('class.submit', { trainingClass: id })] }
  },

  schedule: desk => {
    const trainingClass = desk.world.dice.pick(classesIn(desk, 'draft', 'approved', 'running'))
    return trainingClass ? { drafts: [nextSession(desk, trainingClass)] } : null
  },

  submit: desk => {
    const trainingClass = desk.world.dice.pick(classesIn(desk, 'draft'))
    return trainingClass ? { drafts: [draft('class.submit', { trainingClass: trainingClass.id })] } : null
  },

  start: desk => {
    const trainingClass = desk.world.dice.pick(classesIn(desk, 'approved'))
    return trainingClass ? { drafts: [draft('class.start', { trainingClass: trainingClass.id })] } : null
  },

  bind: desk => {
    const { dice, papers } = desk.world
    const trainingClass = dice.pick(classesIn(desk, 'approved', 'running'))
    const held = dice.pick(desk.list('voucher').filter(v => v.state === 'collected'))
    const paper = held && dice.chance(0.5) ? papers.find(p => p.voucher === held.id) : dice.pick(papers)
    if (!trainingClass || !paper) return null
    const { voucher, person } = paper
    const isHeld = desk.view('voucher', voucher).state === 'present'
    const known = enrolmentFor(desk, person, trainingClass.id)
    const enrolment = known ?? desk.world.uuid()
    const scan = isHeld ? '' : paper.scan
    return {
      drafts: [
        draft('voucher.bind', { voucher, person, trainingClass: trainingClass.id, enrolment, scan, identity: IDENTITY })
      ]
    }
  },

  sign_in: desk => {
    const { dice } = desk.world
    const places = desk.list('enrolment').filter(e => ['on-roster', 'training'].includes(e.state))
    const enrolment = dice.pick(places)
    const trainingClass = enrolment && desk.list('trainingClass').find(c => c.id === enrolment.trainingClass)
    if (!enrolment || trainingClass?.state !== 'running') return null
    const today = dateOfInstant(desk.time.at)
    const session = dice.pick(trainingClass.sessions.filter(known => known.date === today))
    if (!session) return { drafts: [nextSession(desk, trainingClass)] }
    const { id, person, voucher } = enrolment
    const args = { trainingClass: trainingClass.id, session: session.id, person, enrolment: id, voucher }
    return { drafts: [draft('attendance.sign-in', { ...args, identity: IDENTITY })] }
  },

  void_sign_in: desk => {
    const attendance = desk.world.dice.pick(desk.list('attendance').filter(a => a.state === 'present'))
    if (!attendance) return null
    const { trainingClass, session, person, enrolment } = attendance
    return { drafts: [draft('attendance.void', { trainingClass, session, person, enrolment, reason: REASON })] }
  },

  unbind: desk => {
    const voucher = desk.world.dice.pick(desk.list('voucher').filter(v => v.state === 'bound'))
    const enrolment = voucher && desk.list('enrolment').find(e => e.voucher === voucher.id)
    if (!voucher || !enrolment) return null
    const args = { voucher: voucher.id, person: voucher.person, trainingClass: voucher.boundClass }
    return { drafts: [draft('voucher.unbind', { ...args, enrolment: enrolment.id, reason: REASON })] }
  },

  assist: desk => {
    const paper = desk.world.dice.pick(desk.world.papers)
    if (!paper) return null
    const { voucher, person } = paper
    const scan = desk.view('voucher', voucher).state === 'present' ? '' : paper.scan
    return { drafts: [draft('voucher.collect', { voucher, person, scan, how: 'assisted', identity: IDENTITY })] }
  },

  dispute: desk => {
    const voucher = desk.world.dice.pick(desk.list('voucher'))
    if (!voucher) return null
    const id = desk.world.uuid()
    const opened = draft('dispute.open', { dispute: disputeId(id), voucher: voucher.id, reason: REASON })
    return { drafts: [{ ...opened, id }] }
  }
}

function session(desk: SimDevice, id: string, hour: number) {
  const pad = (n: number) => String(n).padStart(2, '0')
  return {
    id,
    date: dateOfInstant(desk.time.at),
    from: `${pad(hour)}:00`,
    to: `${pad(hour)}:50`,
    part: 'theory',
    mode: 'offline',
    hours: 1
  } as const
}

function nextSession(desk: SimDevice, { id, sessions }: TrainingClass) {
  const today = dateOfInstant(desk.time.at)
  const hour = 8 + sessions.filter(known => known.date === today).length
  const name = `s${desk.world.uuid().slice(-4)}`
  return draft('session.schedule', { trainingClass: id, session: session(desk, name, Math.min(hour, 23)) })
}

/** The place a worker already has in this class, if the desk can see one. */
function enrolmentFor(desk: SimDevice, person: string, trainingClass: string): string | undefined {
  const places = desk.list('enrolment').filter(e => e.person === person && e.trainingClass === trainingClass)
  return places.find(e => ['accepted', 'on-roster', 'training'].includes(e.state))?.id
}
