import { Dice } from './dice.ts'

/** How often each thing goes wrong, each in [0, 1]. */
export interface Faults {
  readonly loseRequest: number
  readonly loseReply: number
  readonly repeatRequest: number
  readonly staleReply: number
  readonly cutPull: number
  readonly deviceCrash: number
  readonly serverCrash: number
  readonly clockJump: number
  readonly backup: number
  readonly restore: number
  readonly clone: number
  readonly offline: number
  /** Of county desks, where it is not as for all. */
  readonly countyOffline?: number
  readonly poison: number
  readonly serverDump: number
  readonly serverRestore: number
  readonly deviceLost: number
  readonly drift: number
}

/** Everything one seed fixes before the first event. */
export interface SeedPlan {
  readonly seed: number
  readonly profile: Profile
  readonly counties: number
  readonly centres: number
  readonly desksPerOffice: number
  readonly actions: number
  /** Vouchers of each county's batch: small, so that quotas are met. */
  readonly batchSize: number
  readonly validDays: number
  readonly pageLimit: number
  readonly meanStepMinutes: number
  /** Whether work goes on behind the redeemed voucher, to the certificate and the money. */
  readonly hasLoop: boolean
  readonly faults: Faults
}

/** Rare faults get seeds of their own, else they meet too seldom (trust.md: one showed in 3 of 3,000 seeds). */
export const profiles = ['calm', 'line', 'crash', 'fork', 'offline', 'expiry', 'restore', 'everything'] as const
/** Chosen by name, not by a seed's turn: one kind of trouble as thick as it can come. */
export const boostedProfiles = [
  'every-client-forks',
  'server-restores',
  'lease-starvation',
  'scope-moves',
  'clock-jumps',
  'centre-first',
  'to-the-money'
] as const
export type Profile = (typeof profiles)[number] | (typeof boostedProfiles)[number]

const calm: Faults = {
  loseRequest: 0.02,
  loseReply: 0.02,
  repeatRequest: 0.02,
  staleReply: 0.02,
  cutPull: 0.02,
  deviceCrash: 0.002,
  serverCrash: 0.01,
  clockJump: 0.002,
  backup: 0.01,
  restore: 0,
  clone: 0,
  offline: 0.1,
  poison: 0.01,
  serverDump: 0.01,
  serverRestore: 0,
  deviceLost: 0,
  drift: 0.004
}

/** Of each profile one seed in so many works on behind the redeemed voucher. */
const LOOP_EVERY = 4

const byProfile: Record<Profile, Faults> = {
  calm,
  line: { ...calm, loseRequest: 0.15, loseReply: 0.2, repeatRequest: 0.2, staleReply: 0.2, cutPull: 0.15 },
  crash: { ...calm, deviceCrash: 0.04, serverCrash: 0.1, loseReply: 0.05 },
  fork: {
    ...calm,
    poison: 0.05,
    backup: 0.1,
    restore: 0.12,
    clone: 0.01,
    offline: 0.4,
    repeatRequest: 0.1,
    staleReply: 0.15,
    deviceCrash: 0.01
  },
  offline: { ...calm, offline: 0.8 },
  expiry: { ...calm, clockJump: 0.15, offline: 0.7 },
  restore: {
    ...calm,
    serverDump: 0.06,
    serverRestore: 0.05,
    deviceLost: 0.006,
    backup: 0.04,
    restore: 0.04,
    clone: 0.006,
    offline: 0.3,
    staleReply: 0.1,
    deviceCrash: 0.01
  },
  'every-client-forks': { ...calm, backup: 0.4, restore: 0.4, clone: 0.02, offline: 0.4, staleReply: 0.15 },
  'server-restores': { ...calm, serverDump: 0.15, serverRestore: 0.15, deviceLost: 0.01, offline: 0.3, restore: 0.02 },
  'scope-moves': {
    ...calm,
    offline: 0.15,
    staleReply: 0.15,
    cutPull: 0.1,
    deviceCrash: 0.01,
    restore: 0.01,
    serverDump: 0.02,
    serverRestore: 0.005
  },
  'lease-starvation': { ...calm, offline: 0.4, loseReply: 0.1 },
  'clock-jumps': { ...calm, clockJump: 0.3, offline: 0.6 },
  'centre-first': { ...calm, countyOffline: 0.95, offline: 0.05 },
  'to-the-money': { ...calm, offline: 0.3, countyOffline: 0.4, loseReply: 0.08, deviceCrash: 0.01 },
  everything: {
    loseRequest: 0.08,
    loseReply: 0.1,
    repeatRequest: 0.1,
    staleReply: 0.1,
    cutPull: 0.08,
    deviceCrash: 0.02,
    serverCrash: 0.05,
    clockJump: 0.02,
    backup: 0.03,
    restore: 0.015,
    clone: 0.005,
    offline: 0.4,
    poison: 0.03,
    serverDump: 0.03,
    serverRestore: 0.01,
    deviceLost: 0.002,
    drift: 0.01
  }
}

export function planOfSeed(seed: number, chosen?: Profile): SeedPlan {
  const dice = new Dice(seed)
  const profile = chosen ?? profiles[seed % profiles.length] ?? 'calm'
  const isLong = profile === 'expiry' || profile === 'clock-jumps'
  const isMoving = profile === 'scope-moves'
  const counties = isMoving ? 2 : dice.int(1, 2)
  const centres = dice.int(2, 3)
  const desksPerOffice = counties + centres <= 4 && dice.chance(0.4) ? 2 : 1
  const plan = {
    seed,
    profile,
    hasLoop: profile === 'to-the-money' || Math.floor(seed / profiles.length) % LOOP_EVERY === 0,
    counties,
    centres,
    desksPerOffice,
    actions: isMoving ? dice.int(90, 200) : dice.int(30, 110),
    batchSize: profile === 'lease-starvation' ? dice.int(1, 3) : dice.int(3, 14),
    validDays: isLong ? dice.int(0, 2) : dice.int(5, 30),
    pageLimit: dice.chance(0.4) ? dice.int(2, 8) : 200,
    meanStepMinutes: isLong ? 60 : 6,
    faults: byProfile[profile]
  }
  return plan.hasLoop ? withLoop(plan, dice) : plan
}

/** One county, a plan that is enough for a class, and steps as long as a notice and a last session need. */
const withLoop = (plan: SeedPlan, dice: Dice): SeedPlan => ({
  ...plan,
  counties: 1,
  actions: dice.int(40, 90),
  batchSize: dice.int(7, 14),
  meanStepMinutes: 45
})
