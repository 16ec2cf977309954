import { keyText } from '../../../domain/documents.ts'
import type { PullLine } from '../../../domain/protocol/pull.ts'
import { PROTOCOL } from '../../../domain/protocol/version.ts'
import { emptyHead, type PullStep, pullOnce, type ReplicaHead, type ReplicaStore } from '../../../domain/sync/puller.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type Desk, entry, openDesk, until } from '../../main/device/desk.ts'
import { county, password, type TestServer } from '../test-server.ts'

/** A replica in memory, written by the puller that ships. */
export class SiteReplica implements ReplicaStore {
  readonly documents = new Map<string, { readonly version: number; readonly line: PullLine }>()
  #head: ReplicaHead = emptyHead
  readonly head = async (): Promise<ReplicaHead> => this.#head
  readonly apply: ReplicaStore['apply'] = async (page, head) => {
    for (const line of page.documents)
      this.documents.set(keyText({ collection: line.collection, id: line.document.id }), {
        version: line.version,
        line
      })
    for (const { collection, gone } of page.gone) this.documents.delete(keyText({ collection, id: gone }))
    this.#head = head
  }

  get now(): ReplicaHead {
    return this.#head
  }

  /** Keys with their versions: what a comparison of two replicas needs. */
  get view(): ReadonlyMap<string, number> {
    return new Map([...this.documents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { version }]) => [key, version]))
  }
}

const linesOf = (text: string): readonly PullLine[] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as PullLine)

/** A real desk at a place, its replica beside it, both on the real server while the line is not cut. */
export interface Site {
  readonly desk: Desk
  replica: SiteReplica
  readonly server: TestServer
  /** One page, from a courier's answer where one fits, else by line; `offline` when there is neither. */
  readonly pull: () => Promise<PullStep['kind'] | 'more' | 'offline'>
  /** As many pages as there are. */
  readonly pullAll: () => Promise<PullStep['kind'] | 'offline'>
  readonly export: () => ReturnType<Desk['core']['handlers']['courier.export']>
  readonly import: (content: Uint8Array) => ReturnType<Desk['core']['handlers']['courier.import']>
  readonly enter: () => Promise<void>
}

const take = <T>(outcome: { ok: true; value: T } | { ok: false; failure: { code: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.failure.code)
  return outcome.value
}

const LIMIT = 200

export interface SiteSettings {
  readonly organisation: string
  readonly operator: string
  /** A desk that was open before: its folder has everything. */
  readonly again?: boolean
}

export const openSite = async (
  folder: string,
  server: TestServer,
  { organisation, operator, again = false }: SiteSettings
): Promise<Site> => {
  const desk = await openDesk(folder, { send: (url, init) => fetch(url, init), now: server.context.clock() })
  const { handlers } = desk.core
  if (!again) take(await handlers['setup.register']({ server: server.url, code: await server.code(organisation) }))
  const enter = async () => void take(await handlers['session.login']({ login: operator, password }))
  await enter()

  const ask = async (request: Parameters<typeof desk.core.replicaPage>[0]): Promise<readonly PullLine[] | null> => {
    const carried = await desk.core.replicaPage(request)
    if (carried !== null) return linesOf(carried)
    if (desk.line.state() === 'cut') return null
    const token = await desk.core.tokens()
    const query = new URLSearchParams({ from: JSON.stringify(request), limit: String(request.limit) })
    const reply = await fetch(`${server.url}/v1/replica?${query}`, { headers: { authorization: `Bearer ${token}` } })
    if (reply.status !== 200) throw new Error(`pull answered ${reply.status}`)
    return linesOf(await reply.text())
  }

  const site: Site = {
    desk,
    server,
    replica: new SiteReplica(),
    pull: async () => {
      let isOffline = false
      const net = {
        pull: async (request: Parameters<typeof ask>[0]) => {
          const lines = await ask(request)
          isOffline = lines === null
          return lines ?? []
        }
      }
      const step = await pullOnce(site.replica, net, PROTOCOL, LIMIT)
      if (isOffline) return 'offline'
      return step.kind === 'applied' && step.more ? 'more' : step.kind
    },
    pullAll: async () => {
      for (;;) {
        const kind = await site.pull()
        if (kind === 'more') continue
        if (kind === 'rebuild') {
          site.replica = new SiteReplica()
          continue
        }
        const { epoch, checkpoint, scopes, dataAsOf } = site.replica.now
        const device = scopes.find(scope => scope.startsWith('device:')) ?? ''
        if (epoch !== null)
          take(
            await handlers['journal.decided']({ epoch, head: checkpoint[device] ?? 0, verdicts: [], asOf: dataAsOf })
          )
        return kind
      }
    },
    export: () => {
      const { epoch, checkpoint, scopes } = site.replica.now
      desk.files.saved = null
      return handlers['courier.export']({ replica: { epoch, checkpoint, scopes: [...scopes] } })
    },
    import: content => {
      desk.files.saved = null
      desk.files.toOpen = content
      return handlers['courier.import']({})
    },
    enter
  }
  return site
}

/** What a desk saved last. */
export const savedBy = ({ desk }: Site): Uint8Array => {
  if (!desk.files.saved) throw new Error('nothing was saved')
  return desk.files.saved
}

/** A file out, carried by another desk, and its answer. */
export const fetchAnswer = async (site: Site, carrier: Site, file?: Uint8Array): Promise<Uint8Array> => {
  if (!file) take(await site.export())
  take(await carrier.import(file ?? savedBy(site)))
  return savedBy(carrier)
}

export const atCounty: SiteSettings = { organisation: 'county-a', operator: 'clerk' }
export const atCentre: SiteSettings = { organisation: 'centre-a', operator: 'trainer' }

export const sampleName = '样例信使'
let made = 0

/** A worker to register, another one every time. */
export const worker = () => {
  made += 1
  const person = testUuid(`courier ${made}`)
  const plain = { name: sampleName, idNumber: `000000199001${String(made).padStart(5, '0')}X` }
  const facts = { sex: 'male', birth: '1990-01-01', education: 'junior', category: 'employee', employment: 'employed' }
  return entry({
    kind: 'person.register',
    args: { person, county, ...facts, sample: true, parts: ['identity'] },
    sealed: [{ person, part: 'identity', plain }]
  })
}

export const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.failure?.code

export const deviceOf = async ({ desk }: Site): Promise<string> => {
  const state = await desk.core.handlers['desk.state']({})
  return (state.ok && state.value.device?.id) || ''
}

/** How many entries of the site the server has. */
export const countOf = async (site: Site): Promise<number> => {
  const count = 'select count(*)::int as n from entry where device_id = $1'
  const { rows } = await site.server.database.pool.query(count, [await deviceOf(site)])
  return rows[0].n
}

export const lanesOf = async ({ desk }: Site) => {
  const listed = await desk.core.handlers['journal.list']({ limit: 100 })
  return listed.ok ? listed.value.counts : null
}

export const itemsOf = async ({ desk }: Site) => {
  const state = await desk.core.handlers['courier.state']({})
  return state.ok ? state.value.items : []
}

/** What the server would give a fresh replica of the same device. */
export const serverView = async (site: Site): Promise<ReadonlyMap<string, number>> => {
  const held = site.replica
  site.desk.line.setCut(false)
  site.replica = new SiteReplica()
  await site.pullAll()
  const view = site.replica.view
  site.replica = held
  return view
}

export const synchronise = async ({ desk }: Site): Promise<void> => {
  desk.line.setCut(false)
  await desk.core.handlers['sync.now']({})
  await until(async () => (await desk.sync()).pending === 0, 20_000)
}
