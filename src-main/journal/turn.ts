/** Runs one piece of work after the other, in the order asked for; a failure is its asker's alone. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

export const createTurn = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}
