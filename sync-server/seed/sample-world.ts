import { certificateMessage } from '../../domain/directory/certificate.ts'
import type { SealedPart } from '../../domain/journal/entry.ts'
import { GENESIS } from '../../domain/journal/entry.ts'
import { type ArgsByKind, type Kind, verbOf } from '../../domain/reducer.ts'
import { beginGeneration } from '../journal/chain-rows.ts'
import { type ServerAct, serverBody } from '../journal/server-body.ts'
import type { ServerContext } from '../routes/context.ts'
import type { Chance } from './sample-chance.ts'
import { SampleDevice } from './sample-device.ts'

/** One action of an operator, before it is chained. */
export interface Act<K extends Kind = Kind> {
  readonly kind: K
  readonly args: ArgsByKind[K]
  readonly sealed?: readonly SealedPart[]
  readonly id?: string
}

export const act = <K extends Kind>(kind: K, args: ArgsByKind[K], sealed: readonly SealedPart[] = []): Act =>
  ({ kind, args, sealed }) as Act

const batchSize = 100
const minute = 60_000

/** The server of a sample province, with a clock that walks through the past. Every change is an entry. */
export class SampleWorld {
  readonly chance: Chance
  readonly context: ServerContext
  now: number
  count = 0
  /** Entries that lost, as two bindings of one voucher must (SPEC V14). */
  disputed = 0

  constructor(context: ServerContext, chance: Chance, now: number) {
    this.context = context
    this.chance = chance
    this.now = now
  }

  async author(acts: readonly ServerAct<Kind>[]): Promise<void> {
    const { identity, journal } = this.context
    const policyVersion = (kind: Kind) => (kind === 'policy.publish' ? 0 : 1)
    for (let from = 0; from < acts.length; from += batchSize) {
      const bodies = acts
        .slice(from, from + batchSize)
        .map(one =>
          serverBody(
            { ...one, policyVersion: policyVersion(one.kind), id: this.chance.uuid(this.now) },
            identity.serverId,
            this.now
          )
        )
      const verdicts = await journal.author(bodies)
      const lost = verdicts.find(({ lane }) => lane !== 'accepted')
      if (lost) throw new Error(`sample entry ${lost.entry} was not accepted: ${lost.rejection?.code}`)
      this.count += bodies.length
    }
  }

  async device(id: string, organisation: string, operators: readonly string[]): Promise<SampleDevice> {
    const [device] = await this.devices([{ id, organisation, operators }])
    if (!device) throw new Error(`the sample device ${id} was not made`)
    return device
  }

  /** Registers devices and the keys that their operators have on them, many in one transaction. */
  async devices(
    wanted: readonly { readonly id: string; readonly organisation: string; readonly operators: readonly string[] }[]
  ): Promise<readonly SampleDevice[]> {
    const { identity, pool } = this.context
    const made = wanted.map(({ id, organisation, operators }) => ({
      device: new SampleDevice(id, organisation, identity.sealing),
      operators
    }))
    await this.author(made.map(({ device }) => this.#registration(device)))
    const client = await pool.connect()
    try {
      for (const { device } of made) {
        const head = { deviceId: device.id, generation: 1, seq: 0, hash: GENESIS, isFrozen: false }
        await beginGeneration(client, head)
      }
    } finally {
      client.release()
    }
    await this.author(
      made.flatMap(({ device, operators }) =>
        operators.map(operator => ({
          kind: 'operator.add-key' as const,
          args: {
            operator,
            device: device.id,
            suite: 'ed25519' as const,
            publicKey: device.operatorPublicKey(operator)
          }
        }))
      )
    )
    return made.map(({ device }) => device)
  }

  #registration({ id, organisation, publicKey }: SampleDevice): ServerAct<Kind> {
    const { identity } = this.context
    const certificate = {
      serverId: identity.serverId,
      keyId: identity.signKeyId,
      deviceId: id,
      organisation,
      generation: 1,
      suite: 'ed25519' as const,
      publicKey,
      from: this.now
    }
    const signed = { certificate, signature: identity.sign(certificateMessage(certificate)) }
    return {
      kind: 'device.register',
      args: { device: id, organisation, label: '示例设备', certificate: signed }
    }
  }

  /** Lets an operator do all of this on a device at the present time, and uploads it in batches. */
  async perform(
    device: SampleDevice,
    operator: string,
    acts: readonly Act[],
    expected: 'accepted' | 'review' = 'accepted'
  ): Promise<void> {
    for (let from = 0; from < acts.length; from += batchSize) {
      const batch = acts.slice(from, from + batchSize)
      this.#append(device, operator, batch)
      const accepted = await this.context.journal.accept(device.takeUpload())
      if (!accepted || accepted.stop !== null)
        throw new Error(`the sample upload of ${device.id} stopped: ${accepted?.stop}`)
      const other = accepted.verdicts.find(({ lane }) => lane !== expected)
      if (other) throw new Error(`sample entry ${other.entry} is in lane ${other.lane}: ${other.rejection?.code}`)
      if (expected === 'review') this.disputed += batch.length
      this.count += batch.length
    }
  }

  #append(device: SampleDevice, operator: string, batch: readonly Act[]): void {
    const at = this.now - minute
    const bodies = batch.map(({ kind, args, sealed = [], id }) => ({
      ...serverBody(
        { kind, args, policyVersion: 1, id: id ?? this.chance.uuid(at) },
        this.context.identity.serverId,
        at
      ),
      v: verbOf(kind)?.version ?? 1,
      deviceId: device.id,
      operator,
      lastContact: at - minute,
      sealed: sealed.map(({ digest }) => digest)
    }))
    device.append(
      operator,
      bodies,
      batch.flatMap(({ sealed = [] }) => sealed)
    )
  }
}
