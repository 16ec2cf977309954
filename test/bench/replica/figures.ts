/** One line a figure, as all benchmarks print it. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The raw limit measured in the same run, in the same unit; null where there is none. */
  readonly raw: number | null
  readonly ratio: number | null
  readonly rounds: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

export function printFigure(figure: Figure): void {
  const { name, value, unit, raw, ratio, rounds } = figure
  const line = { name, value: rounded(value), unit, raw: raw && rounded(raw), ratio: ratio && rounded(ratio), rounds }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** The median of the ratios of rounds in which both sides ran one after the other. */
export function printRatio(name: string, unit: string, rounds: readonly (readonly [number, number])[]): void {
  printFigure({
    name,
    value: median(rounds.map(([value]) => value)),
    unit,
    raw: median(rounds.map(([, raw]) => raw)),
    ratio: median(rounds.map(([value, raw]) => value / raw)),
    rounds: rounds.length
  })
}
