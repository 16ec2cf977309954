/** What a device brings: `device` is never in two groups at once, `weight` counts entries. */
export interface Piece<R> {
  readonly request: R
  readonly device: string
  readonly weight: number
}

export interface CombinerSettings<R, A> {
  /** Groups in work at once: while one is decided here, the database works on another. */
  readonly groupsAtOnce: number
  readonly weightAtMost: number
  readonly piecesAtMost: number
  /** Answers in the order of the requests; fewer than were given when the rest is to come again. Throws for all. */
  readonly runGroup: (requests: readonly R[]) => Promise<readonly A[]>
}

export interface Combiner<R, A> {
  readonly add: (piece: Piece<R>) => Promise<A>
  /** Pieces that wait for a group. */
  readonly waiting: () => number
}

interface Queued<R, A> extends Piece<R> {
  readonly resolve: (answer: A) => void
  readonly reject: (error: unknown) => void
}

/**
 * Makes groups of what arrives while others are in work, in order of arrival: one transaction then serves many devices.
 * Whoever comes alone waits for nobody.
 */
export const createCombiner = <R, A>(settings: CombinerSettings<R, A>): Combiner<R, A> => {
  let queue: Queued<R, A>[] = []
  const busy = new Set<string>()
  let active = 0

  const takeGroup = (): readonly Queued<R, A>[] => {
    const group: Queued<R, A>[] = []
    const left: Queued<R, A>[] = []
    let weight = 0
    for (const piece of queue) {
      const fits = group.length === 0 || weight + piece.weight <= settings.weightAtMost
      if (busy.has(piece.device) || !fits || group.length >= settings.piecesAtMost) {
        left.push(piece)
        continue
      }
      busy.add(piece.device)
      weight += piece.weight
      group.push(piece)
    }
    queue = left
    return group
  }
  const run = async (group: readonly Queued<R, A>[]): Promise<void> => {
    try {
      const answers = await settings.runGroup(group.map(({ request }) => request))
      for (const [n, answer] of answers.entries()) group[n]?.resolve(answer)
      queue = [...group.slice(answers.length), ...queue]
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
    for (const { device } of group) busy.delete(device)
    active -= 1
    pump()
  }
  const pump = (): void => {
    while (active < settings.groupsAtOnce) {
      const group = takeGroup()
      if (group.length === 0) return
      active += 1
      void run(group)
    }
  }
  return {
    add: piece =>
      new Promise((resolve, reject) => {
        queue.push({ ...piece, resolve, reject })
        pump()
      }),
    waiting: () => queue.length
  }
}
