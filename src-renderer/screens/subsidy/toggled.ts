/** What is ticked once `one` has changed sides. */
export const toggled = (before: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  new Set(before.has(one) ? [...before].filter(other => other !== one) : [...before, one])
