/** Chance that is the same for the same seed (mulberry32): the sample province has one content. */
export interface Chance {
  /** In [0, 1). */
  readonly next: () => number
  /** 0 ≤ n < limit. */
  readonly below: (limit: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly happens: (probability: number) => boolean
  /** A UUID of version 7 whose time is `at`. */
  readonly uuid: (at: number) => string
}

const generator = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

export const createChance = (seed: number): Chance => {
  const next = generator(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: list => {
      const item = list[below(list.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    happens: probability => next() < probability,
    uuid: at => {
      const time = hex(at, 12)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(below(0x1000), 3)}-${hex(0x8000 | below(0x4000), 4)}-${hex(below(2 ** 24), 6)}${hex(below(2 ** 24), 6)}`
    }
  }
}
