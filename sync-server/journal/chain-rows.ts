import type pg from 'pg'
import type { DeviceHead, Effects } from '../../domain/sync/acceptor-store.ts'
import { cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'

export type ChainPlace = { readonly hash: string; readonly entry: string }

const selectHeads = statement(`select device_id as "deviceId", generation, seq, hash, is_frozen as "isFrozen"
  from device_head where device_id = any(${cutTexts(1)}) order by device_id for update`)

const upsertHeads = statement(`insert into device_head (device_id, generation, seq, hash, is_frozen)
  select * from unnest(${cutTexts(1)}, $2::int[], $3::int[], ${cutTexts(4)}, $5::boolean[])
  on conflict (device_id) do update
  set generation = excluded.generation, seq = excluded.seq, hash = excluded.hash, is_frozen = excluded.is_frozen`)

const selectPlaces = statement(
  'select seq, hash, entry from place where device_id = $1 and generation = $2 and seq between $3 and $4'
)

const insertPlaces = statement(`insert into place (device_id, generation, seq, hash, prev, body_hash, entry)
  select * from unnest(${cutTexts(1)}, $2::int[], $3::int[], ${cutTexts(4)}, ${cutTexts(5)}, ${cutTexts(6)}, $7::uuid[])`)

/** Locked in the order of their ids, so that two transactions with several devices cannot wait for each other. */
export const lockHeads = async (
  client: pg.ClientBase,
  deviceIds: readonly string[]
): Promise<ReadonlyMap<string, DeviceHead>> => {
  const { rows } = await client.query<DeviceHead>(selectHeads([texts(deviceIds)]))
  return new Map(rows.map(head => [head.deviceId, head]))
}

export const placesOf = async (
  client: pg.ClientBase,
  deviceId: string,
  generation: number,
  fromSeq: number,
  toSeq: number
): Promise<ReadonlyMap<number, ChainPlace>> => {
  const { rows } = await client.query<ChainPlace & { seq: number }>(
    selectPlaces([deviceId, generation, fromSeq, toSeq])
  )
  return new Map(rows.map(({ seq, hash, entry }) => [seq, { hash, entry }]))
}

export const writeHeads = async (client: pg.ClientBase, heads: readonly DeviceHead[]): Promise<void> => {
  if (heads.length === 0) return
  const values = [
    texts(heads.map(head => head.deviceId)),
    plainArray(heads.map(head => head.generation)),
    plainArray(heads.map(head => head.seq)),
    texts(heads.map(head => head.hash)),
    plainArray(heads.map(head => head.isFrozen))
  ]
  await client.query(upsertHeads(values))
}

export interface TakenPlace {
  readonly deviceId: string
  readonly place: Effects['places'][number]
}

export const writePlaces = async (client: pg.ClientBase, places: readonly TakenPlace[]): Promise<void> => {
  if (places.length === 0) return
  const values = [
    texts(places.map(({ deviceId }) => deviceId)),
    plainArray(places.map(({ place }) => place.envelope.generation)),
    plainArray(places.map(({ place }) => place.envelope.seq)),
    texts(places.map(({ place }) => place.hash)),
    texts(places.map(({ place }) => place.envelope.prev)),
    texts(places.map(({ place }) => place.envelope.bodyHash)),
    plainArray(places.map(({ place }) => place.entry))
  ]
  await client.query(insertPlaces(values))
}

/** A device that a restored database does not know begins where its evidence does; one that it knows goes on (S19). */
export const beginFirstGeneration = async (client: pg.ClientBase, head: DeviceHead): Promise<void> => {
  if (!(await lockHeads(client, [head.deviceId])).has(head.deviceId)) await beginGeneration(client, head)
}

/** Opens the chain of a device's next generation; what the one before left behind is frozen out by its number. */
export const beginGeneration = async (client: pg.ClientBase, head: DeviceHead): Promise<void> => {
  await lockHeads(client, [head.deviceId])
  await writeHeads(client, [head])
}
