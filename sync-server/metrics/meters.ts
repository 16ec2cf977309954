import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Verdict } from '../../domain/journal/lane.ts'

/** What the routes and the journal tell as they work: figures only, no ids, no names. */
export interface Meters {
  /** A transaction that took uploads: how long it lasted and the lanes of the verdicts it gave. */
  readonly batch: (seconds: number, lanes: readonly Verdict['lane'][]) => void
  readonly pull: (seconds: number, bytes: number) => void
  /** Which database a page was read from. */
  readonly page: (source: 'primary' | 'standby') => void
  /** Yields the function that notes the end of the stream. */
  readonly stream: () => () => void
}

const batchSeconds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15]
const batchEntries = [1, 2, 5, 10, 20, 50, 100, 200]

export const createMeters = (registry: Registry): Meters => {
  const registers = [registry]
  const batches = new Histogram({
    name: 'jinquan_batch_seconds',
    help: 'Duration of ingest transactions',
    buckets: batchSeconds,
    registers
  })
  const sizes = new Histogram({
    name: 'jinquan_batch_entries',
    help: 'Entries answered by an ingest transaction',
    buckets: batchEntries,
    registers
  })
  const entries = new Counter({
    name: 'jinquan_entries_total',
    help: 'Verdicts given to uploaded entries',
    labelNames: ['lane'],
    registers
  })
  const pulls = new Histogram({
    name: 'jinquan_pull_seconds',
    help: 'Duration of pulls, waiting for a turn counted in',
    buckets: batchSeconds,
    registers
  })
  const bytes = new Counter({ name: 'jinquan_pull_bytes_total', help: 'Bytes of pages sent, compressed', registers })
  const pages = new Counter({
    name: 'jinquan_pages_total',
    help: 'Pages of pulls by the database they were read from',
    labelNames: ['source'],
    registers
  })
  const streams = new Gauge({ name: 'jinquan_streams_open', help: 'Hint streams that are open', registers })
  return {
    batch: (seconds, lanes) => {
      batches.observe(seconds)
      sizes.observe(lanes.length)
      for (const lane of lanes) entries.inc({ lane })
    },
    pull: (seconds, count) => {
      pulls.observe(seconds)
      bytes.inc(count)
    },
    page: source => pages.inc({ source }),
    stream: () => {
      streams.inc()
      return () => streams.dec()
    }
  }
}
