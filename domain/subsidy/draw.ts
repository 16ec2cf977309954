/**
 * M8: whether a claim is drawn into the province's sample: a pure function of the published seed, so that anybody can
 * draw again (FNV-1a, 32 bits, over seed and id).
 */
export function isDrawn(seed: string, claim: string, oneIn: number): boolean {
  let hash = 0x811c9dc5
  for (const character of `${seed}|${claim}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash % oneIn === 0
}
