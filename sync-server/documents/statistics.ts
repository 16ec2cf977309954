import type pg from 'pg'
import type { DocumentChange } from '../../domain/sync/acceptor-store.ts'
import { cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'
import { type Measure, measuresOf } from './measures.ts'

/** Differences of all changes by place and metric, zeros left out, in one order for every transaction. */
export const statisticChanges = (changes: readonly DocumentChange[]): readonly Measure[] => {
  const sums = new Map<string, Measure>()
  const add = (measures: readonly Measure[], sign: 1 | -1): void => {
    for (const { place, metric, amount } of measures) {
      const key = `${place} ${metric}`
      sums.set(key, { place, metric, amount: (sums.get(key)?.amount ?? 0) + sign * amount })
    }
  }
  for (const { collection, before, after } of changes) {
    add(measuresOf(collection, before), -1)
    add(measuresOf(collection, after), 1)
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}

const raise = statement(`insert into statistic (place, metric, n)
  select place, metric, amount from unnest(${cutTexts(1)}, ${cutTexts(2)}, $3::bigint[]) as t(place, metric, amount)
  order by place collate "C", metric collate "C"
  on conflict (place, metric) do update set n = statistic.n + excluded.n`)

export const raiseStatistics = async (client: pg.ClientBase, changes: readonly DocumentChange[]): Promise<void> => {
  const measures = statisticChanges(changes)
  if (measures.length === 0) return
  const values = [
    texts(measures.map(one => one.place)),
    texts(measures.map(one => one.metric)),
    plainArray(measures.map(one => one.amount))
  ]
  await client.query(raise(values))
}
