/**
 * A scanner that stumbles (a busy PC, a weak radio) is heard in pieces while the field holds them all.
 * @param heard the last piece, as heard
 * @param field what stands in the focused field
 * @param isEnded whether the scanner's end key came; without it more may follow
 * @returns what was scanned; null: wait for the rest
 */
export function wholeScan(
  heard: string,
  field: string,
  isEnded: boolean,
  isMeant: (text: string) => boolean
): string | null {
  if (isMeant(heard)) return heard
  const all = field.trim()
  if (all.endsWith(heard.trim()) && isMeant(all)) return all
  return isEnded ? heard : null
}
