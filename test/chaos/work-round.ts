import { setTimeout as pause } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { isFinal } from '../../domain/journal/lane.ts'
import type { EntryInput, OwnEntry } from '../../src-main/contract/journal.ts'
import type { Told } from './ack-log.ts'
import { admission } from './class-work.ts'
import type { Holder } from './counter-work.ts'
import { append, ownEntries } from './desk.ts'
import type { DeskName, Round, Step } from './plan.ts'
import { begin, type Struck } from './strikes.ts'
import { within } from './until.ts'
import type { World } from './world.ts'

const PATIENCE = 25_000
const MOST_LOOKED_AT = 60

/** What is to be appended together at one desk. */
interface Batch {
  readonly desk: DeskName
  readonly entries: readonly EntryInput[]
}

/** Everything that one run remembers between its rounds. */
export class Shift {
  readonly world: World
  readonly saved = new Set<string>()
  /** Not saved for certain: tried again under the same ids, as a clerk would press the button again. */
  readonly #again: Batch[] = []
  readonly #told = new Map<string, number>()
  /** Of each desk: the history in which it is known to be at home. */
  readonly #atHome = new Map<DeskName, number>()
  readonly #savedIn = new Map<string, number>()
  /** Why appends were not saved, and how often. */
  readonly unsaved = new Map<string, number>()

  constructor(world: World) {
    this.world = world
  }

  async work(round: Round): Promise<void> {
    const { world } = this
    const struck: Struck[] = []
    try {
      const batches = [...this.#again.splice(0), ...(await this.#batches(round))]
      for (const fault of round.faults) struck.push(await begin(fault, world, round))
      await this.#appendAll(round, batches, struck)
    } finally {
      // The server first: what else is put right may need it.
      for (const one of struck.reverse()) await one.heal()
    }
    for (const name of ['county', 'centre'] as const) await this.#look(name, round.number, MOST_LOOKED_AT)
  }

  /** What was left open is done now that nothing is wrong. */
  async finish(round: number): Promise<void> {
    const left = this.#again.splice(0)
    for (const batch of left) {
      if (!(await this.#save(round, batch))) {
        throw new Error(`${batch.desk} still does not save: ${[...this.unsaved.keys()].join(', ')}`)
      }
    }
  }

  /** How the entries of both desks stand, by kind and lane, with the reason where there is one. */
  readonly lanes = new Map<string, number>()

  /** Notes every verdict that the desk shows now. */
  lookAtAll(name: DeskName, round: number): Promise<void> {
    return this.#look(name, round, Number.POSITIVE_INFINITY)
  }

  async #appendAll(round: Round, batches: readonly Batch[], struck: readonly Struck[]): Promise<void> {
    const strikes: Promise<void>[] = []
    const closed = new Set<DeskName>()
    const strike = async (): Promise<void> => {
      await pause(round.strikeAfterMs)
      for (const one of struck) await one.strike?.()
    }
    for (const [index, batch] of batches.entries()) {
      const saving = closed.has(batch.desk) ? false : this.#save(round.number, batch)
      if (index === Math.min(round.strikeAt, batches.length - 1)) strikes.push(strike())
      if (await saving) continue
      // What comes after it at the same desk keeps its place behind it.
      closed.add(batch.desk)
      this.#again.push(batch)
    }
    // A step that broke off before its strike is struck afterwards: the fault is part of the plan.
    if (strikes.length === 0) strikes.push(strike())
    await Promise.all(strikes)
  }

  async #save(round: number, { desk: name, entries }: Batch): Promise<boolean> {
    const { desk } = this.world.places[name]
    const outcome = await within(
      PATIENCE,
      append(desk, entries).catch(() => null),
      null
    )
    if (!outcome?.ok) {
      const why = outcome ? outcome.failure.code : 'no answer'
      this.unsaved.set(why, (this.unsaved.get(why) ?? 0) + 1)
      return false
    }
    const told = outcome.value.entries.map(
      ({ body, envelope }): Told => ({
        what: 'saved',
        round,
        desk: name,
        entry: body.id,
        kind: body.kind,
        bodyHash: envelope.bodyHash
      })
    )
    this.world.acks.note(...told)
    for (const { entry } of told) {
      this.saved.add(entry)
      this.#savedIn.set(entry, this.world.history)
    }
    return true
  }

  /** After a restore a desk goes on showing the verdicts of the history that ended until it has heard of the new one. */
  async #look(name: DeskName, round: number, most: number): Promise<void> {
    const { world } = this
    const own = await ownEntries(world.places[name].desk, most).catch(() => [])
    const final = own.filter(({ lane }) => isFinal(lane))
    const isHome =
      world.history === 0 ||
      most === Number.POSITIVE_INFINITY ||
      this.#atHome.get(name) === world.history ||
      final.some(({ body }) => this.#savedIn.get(body.id) === world.history)
    if (!isHome) return
    if (most === Number.POSITIVE_INFINITY) for (const one of own) this.#count(one)
    this.#atHome.set(name, world.history)
    const fresh = final.filter(({ body }) => this.#told.get(body.id) !== world.history)
    world.acks.note(
      ...fresh.map(
        ({ body, lane }): Told => ({
          what: 'verdict',
          round,
          desk: name,
          entry: body.id,
          lane,
          history: world.history
        })
      )
    )
    for (const { body } of fresh) this.#told.set(body.id, world.history)
  }

  #count({ body, lane, verdict }: OwnEntry): void {
    const what = [body.kind, lane, verdict?.rejection?.code ?? ''].join(' ').trim()
    this.lanes.set(what, (this.lanes.get(what) ?? 0) + 1)
  }

  /** What a step comes to; without anybody to do it for, a worker is served at the counter instead. */
  async #batches({ step, number }: Round): Promise<readonly Batch[]> {
    const { counter } = this.world
    const ready = counter.holders.filter(({ entries, isVoid }) => !isVoid && entries.every(id => this.saved.has(id)))
    const chosen = this.#holderFor(step, ready)
    const visit = (size: number): readonly Batch[] => {
      const entries = counter.visit()
      return Array.from({ length: Math.ceil(entries.length / size) }, (_, n) => ({
        desk: 'county' as const,
        entries: entries.slice(n * size, (n + 1) * size)
      }))
    }
    if (step === 'visit-piecemeal') return visit(1)
    if (step === 'visit' || !chosen) return visit(8)
    if (step === 'amend') return [{ desk: 'county', entries: [counter.amend(chosen)] }]
    if (step === 'void') return [{ desk: 'county', entries: [counter.void(chosen)] }]
    const { classes, damaged } = this.world
    const paper = await counter.print(chosen, damaged.has('county'))
    if (paper === null) return visit(8)
    const trainingClass =
      step === 'admit' ? (classes[number % classes.length] ?? '') : (classes.find(one => one !== chosen.bound) ?? '')
    chosen.bound ??= trainingClass
    const entries = admission(chosen, paper, trainingClass, uuidv7())
    return entries.map(one => ({ desk: 'centre' as const, entries: [one] }))
  }

  #holderFor(step: Step, ready: readonly Holder[]): Holder | undefined {
    switch (step) {
      case 'visit':
      case 'visit-piecemeal':
        return undefined
      case 'admit':
      case 'void':
        return ready.find(({ bound, enrolment }) => bound === null && enrolment === '')
      case 'admit-again':
        return ready.findLast(({ bound }) => bound !== null)
      case 'amend':
        return ready.at(-1)
    }
  }
}
