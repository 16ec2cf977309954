import type pg from 'pg'
import { type Body, MAX_BATCH, type Run, type Suite } from '../../domain/journal/entry.ts'
import type { OwnRuns } from '../../domain/protocol/own-runs.ts'
import type { SignedRun } from '../../domain/sync/signed-run.ts'
import { cutSomeTexts, cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'

const insertRuns =
  statement(`insert into run (device_id, generation, first_seq, last_seq, suite, operator, device_signature, operator_signature)
  select * from unnest(${cutTexts(1)}, $2::int[], $3::int[], $4::int[], ${cutTexts(5)}, ${cutSomeTexts(6)}, ${cutTexts(7)}, ${cutSomeTexts(8)})`)

export const writeRuns = async (
  client: pg.ClientBase,
  arrived: readonly { readonly deviceId: string; readonly run: SignedRun }[]
): Promise<void> => {
  if (arrived.length === 0) return
  const values = [
    texts(arrived.map(({ deviceId }) => deviceId)),
    plainArray(arrived.map(({ run }) => run.generation)),
    plainArray(arrived.map(({ run }) => run.firstSeq)),
    plainArray(arrived.map(({ run }) => run.lastSeq)),
    texts(arrived.map(({ run }) => run.suite)),
    texts(arrived.map(({ run }) => run.operator)),
    texts(arrived.map(({ run }) => run.deviceSignature)),
    texts(arrived.map(({ run }) => run.operatorSignature))
  ]
  await client.query(insertRuns(values))
}

/** The runs of a chain from the one that holds a place on; a page holds whole runs, and one at least. */
const selectRuns = statement(`select generation, first_seq as "firstSeq", last_seq as "lastSeq", suite, operator,
    device_signature as "deviceSignature", operator_signature as "operatorSignature"
  from run where device_id = $1 and generation = $2 and last_seq >= $3 order by last_seq limit $4`)

/** Bodies of a stretch of a chain. A place whose id came with another body first (J3) has none here. */
const selectPlaces = statement(`select p.seq, p.prev, p.body_hash as "bodyHash", e.body
  from place p join entry e on e.id = p.entry and e.body_hash = p.body_hash
  where p.device_id = $1 and p.generation = $2 and p.seq between $3 and $4`)

interface PlaceRow {
  readonly seq: number
  readonly prev: string
  readonly bodyHash: string
  readonly body: string
}

/** Below what a desk sends at once, too. */
const mostBytes = 900_000

const runOf = (
  { generation, firstSeq, lastSeq, ...signed }: SignedRun,
  places: ReadonlyMap<number, PlaceRow>
): Run | undefined => {
  const entries: Run['entries'] = []
  for (let seq = firstSeq; seq <= lastSeq; seq++) {
    const place = places.get(seq)
    if (!place) return undefined
    const { prev, bodyHash } = place
    entries.push({ body: JSON.parse(place.body) as Body, envelope: { generation, seq, prev, bodyHash } })
  }
  return { ...signed, suite: signed.suite as Suite, entries }
}

const fitting = (marks: readonly SignedRun[]): readonly SignedRun[] => {
  let count = 0
  const end = marks.findIndex(({ firstSeq, lastSeq }) => {
    count += lastSeq - firstSeq + 1
    return count > MAX_BATCH
  })
  return end < 0 ? marks : marks.slice(0, Math.max(1, end))
}

/** A page of a device's own chain (S21). */
export const ownRuns = async (
  pool: Pick<pg.Pool, 'query'>,
  deviceId: string,
  generation: number,
  from: number
): Promise<OwnRuns> => {
  const { rows } = await pool.query<SignedRun>(selectRuns([deviceId, generation, from, MAX_BATCH]))
  const marks = fitting(rows)
  const [first, last] = [marks[0], marks.at(-1)]
  if (!first || !last) return { runs: [], next: null }
  const found = await pool.query<PlaceRow>(selectPlaces([deviceId, generation, first.firstSeq, last.lastSeq]))
  const places = new Map(found.rows.map(place => [place.seq, place]))
  const runs: Run[] = []
  let bytes = 0
  for (const mark of marks) {
    const run = runOf(mark, places)
    if (!run) continue
    bytes += Buffer.byteLength(JSON.stringify(run))
    if (runs.length > 0 && bytes > mostBytes) return { runs, next: mark.firstSeq }
    runs.push(run)
  }
  const isMore = marks.length < rows.length || rows.length === MAX_BATCH
  return { runs, next: isMore ? last.lastSeq + 1 : null }
}
