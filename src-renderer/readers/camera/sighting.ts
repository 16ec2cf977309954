/** A text counts as seen anew once it has been out of sight this long. */
const OUT_OF_SIGHT_MS = 1500

export interface Sighting {
  readonly text: string
  readonly at: number
}

/**
 * A paper held before the camera is read many times a second and means one scan.
 * @returns the sighting to keep, and whether it is news
 */
export function see(before: Sighting | null, text: string, at: number): { sighting: Sighting; isNew: boolean } {
  const isSame = before !== null && before.text === text && at - before.at < OUT_OF_SIGHT_MS
  return { sighting: { text, at }, isNew: !isSame }
}
