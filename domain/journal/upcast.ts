/** Arguments of one version of a kind as the next version would have been given them. */
export type Upcast = (args: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** Versions before the one in force that a verb must be able to read (J9). */
export const OLDER_VERSIONS = 2

/**
 * J9: arguments of version `v` brought up, step by step, to the version in force. Null when no way leads there: a newer
 * version, or one so old that its step is gone. What was signed stays as it is; only its reading changes.
 */
export function upcastArgs(
  verb: { readonly version: number; readonly upcasts?: Readonly<Record<number, Upcast>> },
  v: number,
  args: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> | null {
  if (v > verb.version) return null
  let current = args
  for (let at = v; at < verb.version; at++) {
    const step = verb.upcasts?.[at]
    if (!step) return null
    current = step(current)
  }
  return current
}
