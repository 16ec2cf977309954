/**
 * Milliseconds until the rest is done at the pace so far; undefined while that is anybody's guess
 * (nothing done, or under two seconds of evidence) and when all is done.
 */
export function timeLeft(done: number, total: number, elapsedMs: number): number | undefined {
  if (done <= 0 || done >= total || elapsedMs < 2_000) return undefined
  return (elapsedMs / done) * (total - done)
}
