import { dateOfInstant } from '../../domain/time/business-date.ts'
import { DAY, SKILL } from '../doubles/test-province.ts'
import { issueOf, registrationOf } from './county-work.ts'
import { draft, operatorWith } from './deed.ts'
import { batchOf } from './founding.ts'
import { wholeLine } from './line.ts'
import { pullPage } from './pull-page.ts'
import type { Draft, SimDevice } from './sim-device.ts'
import type { SimServer } from './sim-server.ts'
import { certificateOf, certifiedClaim, completionOf } from './training-work.ts'
import type { World } from './world.ts'

const IDENTITY = { method: 'id-reader', matched: true } as const
const FIRST_CLASS = 'class-first'

/**
 * A class whose workers have all begun, in some seeds with its results, certificates or claim: entries of the desks
 * like any other, made before there are faults, so that a short seed comes as far as the money.
 */
export async function giveHeadStart(world: World, server: SimServer, desks: readonly SimDevice[]): Promise<void> {
  const county = desks.find(({ home }) => home.type === 'county')
  const centre = desks.find(({ home }) => home.type === 'centre')
  if (!county || !centre) return
  const start = new HeadStart(world, server, county, centre)
  const above = desks.filter(({ home }) => home.type === 'city' || home.type === 'province')
  await start.openClass()
  await start.beginTraining()
  const stage = world.dice.int(0, 5)
  if (stage >= 1) await start.enterResults()
  if (stage >= 2) await start.confirmCertificates()
  if (stage >= 3) await start.submitClaim()
  if (stage >= 4) await start.reviewClaim(above)
  if (stage >= 5) await start.payOut()
  for (const desk of desks) await inStep(desk)
}

async function inStep(desk: SimDevice): Promise<void> {
  // The first exchange only compares heads.
  if (!desk.isCompared) await desk.exchange(wholeLine)
  await desk.exchange(wholeLine)
  while (await pullPage(desk));
}

const anyReviewer = (desk: SimDevice): Pick<Draft, 'operator'> => {
  const operator = operatorWith(desk, 'county-reviewer')
  return operator === undefined ? {} : { operator }
}

class HeadStart {
  readonly #world: World
  readonly #server: SimServer
  readonly #county: SimDevice
  readonly #centre: SimDevice

  constructor(world: World, server: SimServer, county: SimDevice, centre: SimDevice) {
    this.#world = world
    this.#server = server
    this.#county = county
    this.#centre = centre
  }

  async #enter(desk: SimDevice, drafts: readonly Draft[]): Promise<readonly string[]> {
    const ids: string[] = []
    for (const one of drafts) {
      const body = desk.body(one)
      const outcome = desk.foresee(body)
      if (outcome.lane !== 'accepted') throw new Error(`head start: ${body.kind} ${JSON.stringify(outcome)}`)
      desk.append([body])
      ids.push(body.id)
    }
    await inStep(desk)
    return ids
  }

  async openClass(): Promise<void> {
    const { home } = this.#centre
    const today = dateOfInstant(this.#world.now)
    const place = { centre: home.organisation, site: `${home.organisation}-site`, county: home.county }
    const terms = { from: today, to: '2026-12-31', capacity: 8, sample: true }
    const trainingClass = FIRST_CLASS
    const session = (id: string, from: string, to: string, part: 'theory' | 'practice', mode: 'online' | 'offline') =>
      draft('session.schedule', { trainingClass, session: { id, date: today, from, to, part, mode, hours: 1 } })
    await this.#enter(this.#centre, [
      draft('class.draft', { id: FIRST_CLASS, name: '示例班', ...place, ...SKILL, ...terms }),
      session('f1', '01:00', '02:00', 'theory', 'offline'),
      session('f2', '02:00', '03:00', 'practice', 'offline'),
      session('f3', '03:00', '04:00', 'practice', 'online'),
      draft('class.submit', { trainingClass })
    ])
    await inStep(this.#county)
    await this.#enter(this.#county, [draft('class.approve', { trainingClass })])
    await inStep(this.#centre)
    await this.#enter(this.#centre, [draft('class.start', { trainingClass })])
  }

  /** Registers the workers of the county, gives each a voucher and signs them in: their vouchers are redeemed. */
  async beginTraining(): Promise<void> {
    const [county, centre] = [this.#county, this.#centre]
    const workers = this.#world.workers.filter(({ home }) => home === county.home.county)
    const batch = this.#server.document('batch', batchOf(county.home.county))
    if (batch) await this.#server.grantLease(batch, county.id, county.disk.generation, workers.length, 2)
    await inStep(county)
    const lease = county.list('lease')[0]
    if (!lease) throw new Error('head start: no lease')
    await this.#enter(
      county,
      workers.map(worker => registrationOf(worker, county.home.county))
    )
    const issues = workers.flatMap(({ id }, n) => {
      const blank = lease.blanks[n]
      return blank ? [issueOf(county, lease, blank, id, true)] : []
    })
    const entries = await this.#enter(
      county,
      issues.flatMap(({ drafts }) => drafts)
    )
    issues.forEach(({ drafts, done }, n) => {
      done?.(entries.slice(n * drafts.length))
    })
    const bound = this.#world.papers.map(({ voucher, person, scan }) => {
      const args = { voucher, person, trainingClass: FIRST_CLASS, enrolment: this.#world.uuid(), scan }
      return draft('voucher.bind', { ...args, identity: IDENTITY })
    })
    await this.#enter(centre, bound)
    for (const session of ['f1', 'f2']) {
      const places = centre.list('enrolment').filter(({ trainingClass }) => trainingClass === FIRST_CLASS)
      const signIns = places.map(({ id: enrolment, person, voucher }) =>
        draft('attendance.sign-in', {
          ...{ trainingClass: FIRST_CLASS, session, person, enrolment, voucher },
          identity: IDENTITY
        })
      )
      await this.#enter(centre, signIns)
    }
  }

  async enterResults(): Promise<void> {
    const centre = this.#centre
    await this.#enter(centre, [draft('class.finish', { trainingClass: FIRST_CLASS })])
    await this.#enter(centre, centre.list('enrolment').map(completionOf))
    await this.#enter(
      centre,
      centre.list('enrolment').map(enrolment => certificateOf(centre, enrolment))
    )
  }

  async confirmCertificates(): Promise<void> {
    await inStep(this.#county)
    const confirmed = this.#county
      .list('certificate')
      .map(({ id: certificate, voucher, person }) => draft('certificate.confirm', { certificate, voucher, person }))
    await this.#enter(this.#county, confirmed)
  }

  async submitClaim(): Promise<void> {
    await inStep(this.#centre)
    const claim = certifiedClaim(this.#centre, FIRST_CLASS)
    if (claim) await this.#enter(this.#centre, claim)
  }

  /** The county, the city where the claim is large, and the province's draw. */
  async reviewClaim(above: readonly SimDevice[]): Promise<void> {
    const said = { opinion: '材料齐全', refused: [] }
    await inStep(this.#county)
    for (const desk of [this.#county, ...above]) {
      await inStep(desk)
      const claim = desk.list('claim')[0]
      if (!claim) continue
      if (desk.home.type === 'county')
        await this.#enter(desk, [
          { ...draft('claim.review', { claim: claim.id, level: 'county', ...said }), ...anyReviewer(desk) }
        ])
      if (desk.home.type === 'city' && claim.state === 'county-reviewed')
        await this.#enter(desk, [draft('claim.review', { claim: claim.id, level: 'city', ...said })])
      if (desk.home.type === 'province')
        await this.#enter(desk, [draft('claim.draw', { claim: claim.id, seed: 'seed-1' })])
    }
  }

  /** The notice and the time it takes, where the draw asks for no more, up to a payout that waits for the bank. */
  async payOut(): Promise<void> {
    const county = this.#county
    await inStep(county)
    const claim = county.list('claim')[0]
    if (claim?.state !== 'reviewed') return
    await this.#enter(county, [draft('claim.publish', { claim: claim.id })])
    this.#world.now += 2 * DAY
    await inStep(county)
    await this.#enter(county, [draft('claim.clear', { claim: claim.id, answers: [] })])
    const cashier = [...county.disk.operators.keys()][0]
    if (cashier === undefined) return
    const vouchers = claim.lines.map(({ voucher }) => voucher)
    await this.#enter(county, [
      { ...draft('claim.pay', { claim: claim.id, vouchers, withheld: [] }), operator: cashier }
    ])
  }
}
