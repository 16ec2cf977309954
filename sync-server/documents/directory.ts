import type pg from 'pg'
import type { Device } from '../../domain/directory/device.ts'
import type { Operator } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { Documents } from '../../domain/documents.ts'
import type { Rules } from '../../domain/policy/policy.ts'

interface Queryable {
  readonly query: pg.ClientBase['query']
}

const bodyOf = async <T>(client: Queryable, collection: string, id: string): Promise<T | undefined> => {
  const { rows } = await client.query<{ body: string }>('select body from document where collection = $1 and id = $2', [
    collection,
    id
  ])
  return rows[0] && (JSON.parse(rows[0].body) as T)
}

const entryOf = (client: Queryable, id: string): Promise<Documents['directory'] | undefined> =>
  bodyOf<Documents['directory']>(client, 'directory', id)

export const deviceById = async (client: Queryable, id: string): Promise<Device | undefined> => {
  const found = await entryOf(client, id)
  return found?.kind === 'device' ? found : undefined
}

export const organisationById = async (client: Queryable, id: string): Promise<Organisation | undefined> => {
  const found = await entryOf(client, id)
  return found?.kind === 'organisation' ? found : undefined
}

export const operatorById = async (client: Queryable, id: string): Promise<Operator | undefined> => {
  const found = await entryOf(client, id)
  return found?.kind === 'operator' ? found : undefined
}

/** Whether any place is registered. Nobody else founds one before the transaction ends. */
export const isFounded = async (client: Queryable): Promise<boolean> => {
  await client.query('lock table operator_secret in exclusive mode')
  const { rows } = await client.query(
    `select 1 from document where collection = 'directory' and body::json ->> 'kind' = 'organisation' limit 1`
  )
  return rows.length > 0
}

/** The active operators of a place who have made a key on this device. */
export const operatorsAt = async (client: Queryable, organisation: string, device: string): Promise<Operator[]> => {
  const { rows } = await client.query<{ body: string }>(
    `select body from document where collection = 'directory'
     and body::json ->> 'kind' = 'operator' and body::json ->> 'organisation' = $1 order by id`,
    [organisation]
  )
  return rows
    .map(({ body }) => JSON.parse(body) as Operator)
    .filter(({ state, keys }) => state === 'active' && keys.some(key => key.device === device))
}

/** Every device with the place that it belongs to. */
export const devicePlaces = async (
  client: Queryable
): Promise<readonly { readonly device: string; readonly place: Pick<Organisation, 'id' | 'type' | 'region'> }[]> => {
  const { rows } = await client.query<{ device: string } & Pick<Organisation, 'id' | 'type' | 'region'>>(
    `select d.id as device, o.id, o.body::json ->> 'type' as type, o.body::json ->> 'region' as region
     from document d join document o on o.collection = 'directory' and o.id = d.body::json ->> 'organisation'
     where d.collection = 'directory' and d.body::json ->> 'kind' = 'device'`
  )
  return rows.map(({ device, ...place }) => ({ device, place }))
}

export const documentById = <C extends keyof Documents>(
  client: Queryable,
  collection: C,
  id: string
): Promise<Documents[C] | undefined> => bodyOf<Documents[C]>(client, collection, id)

/** The newest published rules and their version; version 0 before the first. */
export const newestRules = async (
  client: Queryable
): Promise<{ readonly version: number; readonly rules: Rules | undefined }> => {
  const { rows } = await client.query<{ body: string }>(
    `select body from document where collection = 'policy' and id like 'rules-%'
     order by length(id) desc, id desc limit 1`
  )
  const policy = rows[0] && (JSON.parse(rows[0].body) as Documents['policy'])
  return policy?.kind === 'rules' ? { version: policy.version, rules: policy.rules } : { version: 0, rules: undefined }
}
