import type { ServerKey } from '../../domain/directory/certificate.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { done, type Outcome, refused } from '../../src-main/contract/failure.ts'
import type { CommandPorts } from './command-ports.ts'

/** Who acts here and now, as main will stamp it: enough to judge a draft before it is an entry. */
export type DeskFacts = {
  readonly serverId: string
  readonly serverKeys: readonly ServerKey[]
  readonly deviceId: string
  readonly generation: number
  readonly organisation: string
  readonly operator: string
  /** Trusted time and the server time it rests on, UTC milliseconds. */
  readonly at: number
  readonly lastContact: number
  readonly clockFlagged: boolean
  /** Age of the replica in milliseconds; −1 when there is none. */
  readonly dataAge: number
  /** 0 before the first policy is published. */
  readonly policyVersion: number
}

/** Versions are few: one a year or so, the newest first. */
const POLICIES = 50

/** The newest rules that are in force on a business date; 0 when there are none (P1). */
export async function policyVersionOn(replica: CommandPorts['replica'], today: string): Promise<number> {
  const { rows } = await replica.page({ collection: 'policy', where: { kind: 'rules' }, limit: POLICIES })
  const versions = rows.flatMap(({ document }) =>
    document.kind === 'rules' && document.from <= today ? [document.version] : []
  )
  return Math.max(0, ...versions)
}

/** Refused while nobody is logged in. */
export async function readDeskFacts({
  desk,
  replica
}: Pick<CommandPorts, 'desk' | 'replica'>): Promise<Outcome<DeskFacts>> {
  const [state, sync, keys] = await Promise.all([
    desk.invoke('desk.state'),
    desk.invoke('sync.state'),
    desk.invoke('keys.trusted')
  ])
  if (!state.ok) return state
  if (!sync.ok) return sync
  if (!keys.ok) return keys
  const { server, device, organisation, operator } = state.value
  if (!server || !device) return refused('desk.unregistered')
  if (!operator || !organisation) return refused('desk.locked')
  const { trustedNow, lastContactAt, clockSuspect } = sync.value
  const { dataAsOf } = replica.state()
  return done({
    serverId: server.id,
    serverKeys: keys.value.server,
    deviceId: device.id,
    generation: device.generation,
    organisation: organisation.id,
    operator: operator.id,
    at: trustedNow,
    lastContact: lastContactAt ?? 0,
    clockFlagged: clockSuspect,
    dataAge: dataAsOf === 0 ? -1 : Math.max(0, trustedNow - dataAsOf),
    policyVersion: await policyVersionOn(replica, dateOfInstant(trustedNow))
  })
}
