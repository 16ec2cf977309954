/** How far a replica that is being filled has come since this program started. */
export type Filling = {
  readonly documents: number
  /** All there will be in it, once the server has said how many are left. */
  readonly expected: number | null
  /** When the server said so (wall clock, UTC milliseconds), and how many were here then. */
  readonly counted: { readonly at: number; readonly documents: number } | null
}

export const noneFilled: Filling = { documents: 0, expected: null, counted: null }

export const withLeft = (filling: Filling, left: number, at: number): Filling => {
  const { documents } = filling
  return { documents, expected: documents + left, counted: { at, documents } }
}

const FEW = 500

/** Milliseconds to go at the pace so far; null while too little has come to tell. */
export function timeLeft({ documents, expected, counted }: Filling, now: number): number | null {
  if (expected === null || counted === null) return null
  const come = documents - counted.documents
  const took = now - counted.at
  if (come < FEW || took <= 0) return null
  return Math.round((took / come) * Math.max(0, expected - documents))
}
