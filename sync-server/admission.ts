import { Problem } from './problem.ts'

/** Lets a bounded number of tasks run at once and a bounded number wait; whoever comes on top is told to come later. */
export interface Admission {
  readonly run: <T>(task: () => Promise<T>) => Promise<T>
}

export const createAdmission = (running: number, waiting: number): Admission => {
  let active = 0
  const queue: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (active < running) {
      active++
      return
    }
    if (queue.length >= waiting) throw new Problem('server.unavailable')
    await new Promise<void>(resolve => queue.push(resolve))
  }
  const leave = (): void => {
    const next = queue.shift()
    if (next) next()
    else active--
  }
  return {
    run: async task => {
      await enter()
      try {
        return await task()
      } finally {
        leave()
      }
    }
  }
}
