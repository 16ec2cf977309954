import type { Run, SealedPart } from '../../domain/journal/entry.ts'
import type { Journal } from '../journal/journal.ts'

/** Below the server's 1 MB, with room for the frame. */
const MOST_BYTES = 900_000
const MOST_SEALED = 600

export const countOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.entries.length, 0)

/** Leaves off runs at the end until the request is small enough for the server; one run always is. */
export const fittingRuns = async (
  { sealed: parts }: Pick<Journal, 'sealed'>,
  runs: readonly Run[],
  mostBytes = MOST_BYTES
): Promise<{ readonly runs: readonly Run[]; readonly sealed: readonly SealedPart[] }> => {
  for (let count = runs.length; ; count--) {
    const taken = runs.slice(0, count)
    const digests = taken.flatMap(run => run.entries.flatMap(({ body }) => body.sealed))
    const sealed = await parts.forServer(digests)
    const bytes = Buffer.byteLength(JSON.stringify({ taken, sealed }))
    if (count <= 1 || (bytes <= mostBytes && sealed.length <= MOST_SEALED)) return { runs: taken, sealed }
  }
}
