import type { SealedPart } from '../../domain/journal/entry.ts'
import type { Crypto } from '../../domain/sync/ports.ts'
import { addDays, dateOfInstant } from '../../domain/time/business-date.ts'
import { KeyRing } from '../doubles/crypto.ts'
import { START } from '../doubles/test-province.ts'
import { type Cores, realCores } from './cores.ts'
import { Dice } from './dice.ts'
import { type Mark, Marks } from './marks.ts'
import { type Profile, planOfSeed, type SeedPlan } from './seed-plan.ts'

import type { SimDevice } from './sim-device.ts'
import type { SimServer } from './sim-server.ts'

/** A process that stopped between two durable steps; what it held in memory is gone. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** A request or reply that the line swallowed. */
export class LineLost extends Error {
  override readonly name = 'LineLost'
}

/** A printed voucher in its holder's hand. */
export interface Paper {
  readonly voucher: string
  readonly person: string
  readonly scan: string
  readonly issueEntry: string
}

/** A worker, as the world knows it; devices know what they hold. */
export interface Worker {
  readonly id: string
  readonly home: string
  readonly birth: string
}

export interface WorldOptions {
  readonly cores?: Cores
  readonly onTrace?: (line: string) => void
  /** Another profile than the seed's turn. */
  readonly profile?: Profile
  /** Less than the seed asks for, to shrink a failure. */
  readonly plan?: Partial<SeedPlan>
  /** Looks at what there is when all is over. */
  readonly onEnd?: (server: SimServer, desks: readonly SimDevice[]) => void
}

/** What everything in one run shares: time, chance, keys, papers, and what was seen. */
export class World {
  readonly plan: SeedPlan
  dice: Dice
  readonly ring = new KeyRing()
  readonly cores: Cores
  readonly crypto: Crypto
  readonly marks = new Marks()
  readonly violations: string[] = []
  readonly papers: Paper[] = []
  readonly workers: Worker[] = []
  /** Numbers that assessing bodies gave. */
  readonly certificates: string[] = []
  readonly forged = new Set<string>()
  readonly undecidable = new Set<string>()
  readonly sealed = new Map<string, SealedPart>()
  readonly #onTrace: ((line: string) => void) | undefined
  readonly vouchersUntil: string
  now = START
  /** Durable steps so far. */
  events = 0
  areFaultsOn = true
  #ids = 0
  readonly #besides: { readonly dice: Dice; ids: number }

  constructor(seed: number, options: WorldOptions = {}) {
    this.plan = { ...planOfSeed(seed, options.profile), ...options.plan }
    this.vouchersUntil = addDays(dateOfInstant(START), this.plan.validDays)
    this.dice = new Dice(seed * 7919 + 1)
    this.#besides = { dice: new Dice(seed * 6271 + 5), ids: 2 ** 40 }
    this.cores = options.cores ?? realCores
    this.crypto = this.cores.crypto(this.ring)
    this.#onTrace = options.onTrace
  }

  happens(p: number): boolean {
    return this.areFaultsOn && this.dice.chance(p)
  }

  /** Something that happens besides, with dice and ids of its own: those of everything else stay as they are. */
  besides<T>(act: () => T): T {
    const [dice, ids] = [this.dice, this.#ids]
    this.dice = this.#besides.dice
    this.#ids = this.#besides.ids
    try {
      return act()
    } finally {
      this.#besides.ids = this.#ids
      this.dice = dice
      this.#ids = ids
    }
  }

  mark(mark: Mark): void {
    this.marks.hit(mark)
  }

  violate(invariant: string, what: string): void {
    if (this.violations.length < 20) this.violations.push(`${invariant}: ${what}`)
    this.trace(() => `VIOLATION ${invariant}: ${what}`)
  }

  trace(line: () => string): void {
    this.#onTrace?.(`${String(this.events).padStart(5)} ${new Date(this.now).toISOString().slice(5, 16)} ${line()}`)
  }

  /** A UUIDv7-shaped id, the same in every run of a seed. */
  uuid(): string {
    this.#ids += 1
    const n = this.#ids.toString(16).padStart(12, '0')
    const s = this.plan.seed.toString(16).padStart(8, '0').slice(-8)
    return `${s}-0000-7000-8000-${n}`
  }
}
