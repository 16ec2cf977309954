import type { UploadReply, UploadRequest } from '../../domain/protocol/upload.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { DAY } from '../doubles/test-province.ts'
import { checkOverlay, markOverlay } from './check-page.ts'
import { askForLease } from './county-work.ts'
import type { DeviceDisk } from './device-disk.ts'
import { drift } from './drift.ts'
import { found, logIn, newOperator, overspend, registerDesk } from './founding.ts'
import { settleClone, startClones } from './hand-over.ts'
import { giveHeadStart } from './head-start.ts'
import { checkEnd, checkWaiting } from './invariants.ts'
import { wholeLine } from './line.ts'
import type { Marks } from './marks.ts'
import { openSession } from './new-epoch.ts'
import { forge } from './poison.ts'
import { isDigestDue, pullPage } from './pull-page.ts'
import { isGenuine, signRun } from './sign-runs.ts'
import { SimDevice } from './sim-device.ts'
import { SimServer } from './sim-server.ts'
import { forget, lookAfterCases, work } from './work.ts'
import { Crash, LineLost, World, type WorldOptions } from './world.ts'

export interface SeedResult {
  readonly seed: number
  readonly events: number
  readonly violations: readonly string[]
  readonly marks: Marks
}

/** Rounds after which every desk must be quiet once the line is whole (I10). */
const ROUNDS = 14
const MINUTE = 60_000
/** How often somebody sees to a case besides. */
const CASES = 0.15
const ERASURES = 0.06

/** One seed from founding to the last invariant. A thrown error is a violation too: nothing may break. */
export async function runSeed(seed: number, options: WorldOptions = {}): Promise<SeedResult> {
  const world = new World(seed, options)
  const run = new Run(world)
  try {
    await run.start()
    await run.withFaults()
    await run.healed()
  } catch (error) {
    world.violate('broken', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  options.onEnd?.(run.server, run.desks)
  return { seed, events: world.events, violations: world.violations, marks: world.marks }
}

interface LateReply {
  readonly desk: SimDevice
  readonly reply: UploadReply
}

interface LateRequest {
  readonly desk: SimDevice
  readonly request: UploadRequest
}

class Run {
  readonly world: World
  readonly server: SimServer
  desks: SimDevice[] = []
  readonly #late: LateReply[] = []
  readonly #lateRequests: LateRequest[] = []
  /** Desks whose disk was in other hands before it came back. */
  readonly meddled = new Set<SimDevice>()
  readonly #backups = new Map<SimDevice, DeviceDisk>()

  constructor(world: World) {
    this.world = world
    this.server = new SimServer(world)
  }

  async start(): Promise<void> {
    this.world.areFaultsOn = false
    this.desks = await found(this.world, this.server)
    for (const desk of this.desks) while (await pullPage(desk));
    if (this.world.plan.hasLoop) {
      // A dump without anything of the loop: who restores it hears of every step again, in any order.
      if (this.world.plan.faults.serverRestore > 0) this.server.dump()
      await giveHeadStart(this.world, this.server, this.desks)
    }
    this.world.areFaultsOn = true
  }

  // ——— phase 1: work with faults ———

  async withFaults(): Promise<void> {
    const { world } = this
    for (let n = 0; n < world.plan.actions; n++) {
      this.passTime()
      const desk = this.whoseTurn()
      if (!desk) return
      await this.safely(desk, () => this.turn(desk))
      if (world.plan.hasLoop && world.happens(CASES)) await this.safely(desk, () => lookAfterCases(desk))
      if (world.plan.hasLoop) await world.besides(() => this.forgetBy(desk))
      if (world.happens(0.004)) await this.serverActs()
      if (world.plan.hasLoop && world.happens(0.01)) await overspend(world, this.server)
      await this.disaster()
    }
  }

  /** Behind the first sign-in most work is the county's. */
  whoseTurn(): SimDevice | undefined {
    const { dice, plan } = this.world
    const counties = plan.hasLoop && dice.chance(0.3) ? this.desks.filter(({ home }) => home.type === 'county') : []
    return dice.pick(counties.length > 0 ? counties : this.desks)
  }

  /** Up to where the journal has it this is done at once, so that no other dice are thrown meanwhile. */
  async forgetBy(desk: SimDevice): Promise<void> {
    if (this.world.happens(ERASURES)) await this.safely(desk, () => forget(desk))
  }

  /** What happens to the server's database, and to machines that never come back. */
  async disaster(): Promise<void> {
    const { world, server } = this
    const { faults } = world.plan
    if (world.happens(faults.serverDump)) server.dump()
    if (server.hasDump && world.happens(faults.serverRestore)) await server.restore()
    if (this.desks.length > 3 && world.happens(faults.deviceLost)) {
      const lost = world.dice.pick(this.desks)
      if (lost) lost.isSurviving = false
      this.desks = this.desks.filter(desk => desk !== lost)
      world.mark('device lost')
      world.trace(() => `${lost?.id} is lost for ever`)
    }
  }

  passTime(): void {
    const { dice, plan } = this.world
    this.world.now += dice.int(1, plan.meanStepMinutes * 2) * MINUTE
    if (dice.chance(0.006)) this.world.now += DAY
    // Longer than a place may work without contact.
    if (plan.hasLoop && dice.chance(0.003)) this.world.now += 8 * DAY
  }

  /** Whatever happens to one desk stays with it: a crash starts it again, a lost line is nothing. */
  async safely(desk: SimDevice, act: () => Promise<void> | void): Promise<void> {
    try {
      await act()
    } catch (error) {
      if (error instanceof LineLost) return
      if (!(error instanceof Crash)) throw error
      this.world.trace(() => `${desk.id} crashed`)
      desk.restart()
    }
  }

  async turn(desk: SimDevice): Promise<void> {
    const { world } = this
    const { faults } = world.plan
    this.misfortune(desk)
    if (world.dice.chance(0.25))
      desk.isOffline = world.happens(
        desk.home.type === 'county' ? (faults.countyOffline ?? faults.offline) : faults.offline
      )
    if (this.meddled.delete(desk)) forge(desk)
    markOverlay(desk)
    checkOverlay(desk)
    const times = world.dice.int(1, 3)
    for (let n = 0; n < times; n++) work(desk)
    if (this.#late.length > 0 && world.happens(faults.staleReply)) this.deliverLate()
    if (desk.isOffline) return
    // A code takes its time: until then a machine that was stopped may have handed over what it has.
    if (desk.disk.outbox.halt && desk.isSurviving && !world.happens(0.3)) await this.registerAgain(desk)
    if (this.#lateRequests.length > 0 && world.happens(0.1)) await this.deliverLateRequest()
    await desk.exchange({
      late: request => this.#lateRequests.push({ desk, request }),
      lost: reply => this.#late.push({ desk, reply })
    })
    if (world.dice.chance(0.6)) await pullPage(desk, isDigestDue(desk))
    if (desk.home.type === 'county' && world.dice.chance(0.4)) await askForLease(desk)
    await this.relieve(desk)
    if (world.dice.chance(0.02)) await logIn(desk, desk.operator)
  }

  misfortune(desk: SimDevice): void {
    const { world } = this
    const { faults } = world.plan
    if (world.happens(faults.backup)) this.#backups.set(desk, desk.image())
    if (world.happens(faults.drift)) drift(desk)
    const backup = this.#backups.get(desk)
    if (backup && desk.isSurviving && world.happens(faults.restore)) {
      world.mark('restored from backup')
      this.#backups.delete(desk)
      desk.restart(backup)
      // Work goes on for a while before the line is back: these are the survivors of the fork.
      desk.isOffline = true
      if (desk.home.type === 'county' || world.dice.chance(0.2)) this.meddled.add(desk)
    }
    if (desk.isSurviving && world.happens(faults.clone)) this.clone(desk)
    if (world.happens(faults.clockJump)) {
      desk.isOffline = true
      desk.skew = world.dice.int(-30, 30) * 60 * MINUTE
      desk.isClockFlagged ||= desk.skew < 0
    }
  }

  /** A second machine with the same disk: it works on until both are stopped (row 11). */
  clone(desk: SimDevice): void {
    this.world.mark('clone')
    const twin = new SimDevice(desk.id, desk.home, this.world, this.server)
    twin.isSurviving = false
    twin.isClone = true
    twin.operator = desk.operator
    twin.restart(desk.image())
    if (this.world.dice.chance(0.3)) this.meddled.add(twin)
    this.desks.push(twin)
  }

  deliverLate(): void {
    const n = this.world.dice.int(0, this.#late.length - 1)
    const [late] = this.#late.splice(n, 1)
    if (!late) return
    this.world.mark('stale upload reply')
    late.desk.takeReply(late.reply)
  }

  /** A request that was long on its way: taken or not, its answer may come too. */
  async deliverLateRequest(): Promise<void> {
    const n = this.world.dice.int(0, this.#lateRequests.length - 1)
    const [late] = this.#lateRequests.splice(n, 1)
    if (!late) return
    try {
      const reply = await this.server.upload(late.request)
      if (this.world.dice.chance(0.5)) this.#late.push({ desk: late.desk, reply })
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
  }

  async registerAgain(desk: SimDevice): Promise<void> {
    const { world, server } = this
    await openSession(desk)
    const known = server.document('directory', desk.id)
    if (known?.kind !== 'device' || known.state === 'revoked') return
    const generation = known.generation + 1
    const publicKey = world.ring.create(`device ${desk.id} ${generation} ${world.uuid()}`)
    const certificate = await registerDesk(desk, generation, publicKey)
    if (world.happens(0.2)) {
      world.mark('registration reply lost')
      throw new LineLost()
    }
    desk.adopt(certificate)
    world.mark('re-registered')
    this.rechain(desk)
  }

  /** Every operator of the desk logs in after the other; a crash in between repeats it. */
  rechain(desk: SimDevice): void {
    const { world } = this
    if (desk.disk.outbox.isNewEpoch) return
    const verdictOf = (id: string) => desk.verdictOf(id)
    for (const operator of [...desk.disk.operators.keys(), null]) {
      const own = [...desk.index.records.values()].map(one => ({ ...one, isGenuine: isGenuine(desk, one.run) }))
      const left = world.cores.entriesToRechain(own, operator, desk.disk.generation, verdictOf)
      for (const { body } of left.filter(one => !one.isGenuine)) {
        desk.append([body], run => ({ ...signRun(desk, run), operatorSignature: null }))
      }
      const bodies = left.filter(one => one.isGenuine).map(({ body }) => body)
      if (bodies.length === 0) continue
      desk.append(bodies)
      world.marks.hit('re-chained', bodies.length)
      if (!world.happens(0.15)) continue
      world.mark('re-chained twice')
      desk.append(bodies)
    }
  }

  async serverActs(): Promise<void> {
    const { world, server } = this
    const desk = world.dice.pick(this.desks.filter(one => one.isSurviving))
    if (!desk) return
    const { operator } = desk
    if (world.dice.chance(0.15)) return this.revoke(desk)
    const [verdict] = await server.author([server.body('operator.suspend', { operator, reason: '示例原因' })])
    if (verdict?.lane !== 'accepted') return
    world.trace(() => `server suspends ${operator} of ${desk.id}`)
  }

  /** A stolen machine: whatever it still sends has no effect (row 12). */
  async revoke(desk: SimDevice): Promise<void> {
    const { server, world } = this
    const date = dateOfInstant(world.now)
    await server.author([server.body('device.revoke', { device: desk.id, date, reason: '示例原因' })])
    desk.isSurviving = false
    world.trace(() => `server revokes ${desk.id}`)
  }

  /** A desk goes on with a suspended operator until it hears of it; then somebody else logs in. */
  async relieve(desk: SimDevice): Promise<void> {
    const found = desk.view('directory', desk.operator)
    const isSuspended =
      found.state === 'present' && found.document.kind === 'operator' && found.document.state !== 'active'
    if (isSuspended) await newOperator(desk)
  }

  // ——— phase 2: no more faults ———

  async healed(): Promise<void> {
    const { world } = this
    world.areFaultsOn = false
    world.trace(() => '——— healed ———')
    startClones(this.desks)
    await this.untilQuiet()
    world.now += DAY
    // Whoever handed over before somebody showed the key of its operator again was not heard.
    startClones(this.desks)
    await this.untilQuiet()
    await checkWaiting(world, this.server)
    world.now += 31 * DAY
    await this.server.expire()
    startClones(this.desks)
    await this.untilQuiet()
    checkEnd(world, this.server, this.desks)
  }

  async untilQuiet(): Promise<void> {
    for (let round = 1; round <= ROUNDS; round++) {
      let isQuiet = true
      for (const desk of this.desks) if (await this.settle(desk)) isQuiet = false
      if (isQuiet) return
    }
    this.world.violate('I10', `not quiet after ${ROUNDS} rounds`)
  }

  /** Yields whether anything moved. */
  async settle(desk: SimDevice): Promise<boolean> {
    if (desk.isClone) return settleClone(desk)
    if (!desk.isSurviving) return false
    let moved = false
    if (desk.disk.outbox.halt) {
      await this.registerAgain(desk)
      moved = true
    }
    this.rechain(desk)
    const before = JSON.stringify(desk.disk.outbox)
    await desk.exchange(wholeLine)
    moved ||= JSON.stringify(desk.disk.outbox) !== before || desk.hasToSend
    // A disk from before the last registration has just been told so: it may not read until it has registered again.
    if (desk.disk.outbox.halt) return true
    for (let page = 0; page < 200 && (await pullPage(desk, isDigestDue(desk))); page++) moved = true
    return moved
  }
}
