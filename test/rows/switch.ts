/**
 * Takes the mechanism of a row out of a source file, as its tests load it: the code that ships has no switches. The
 * row's test in `test` must then fail; one that stays green proves nothing about the row.
 */
export interface Switch {
  readonly row: number
  /** What is missing once it is on. */
  readonly name: string
  /** Relative to the checkout, like `test`. */
  readonly file: string
  /** Occurs exactly once in the file. */
  readonly from: string
  readonly to: string
  /** Its tests with `[row N]` in their title are run. Those below test/sync-server have a PostgreSQL. */
  readonly test: string
}

/** The source with the mechanism taken out. @throws when there is not exactly one place to take it from */
export function switchedSource({ name, file, from, to }: Switch, source: string): string {
  const [before, after, ...more] = source.split(from)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `the switch "${name}" finds its place ${more.length + (after === undefined ? 0 : 1)} times in ${file}`
    )
  }
  return before + to + after
}
