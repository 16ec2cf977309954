import type { ReplicaHead } from '../../../domain/sync/puller.ts'
import type { DataKey } from '../sealed/part-cipher.ts'
import type { Desk, WorkerEvent } from '../worker/worker-protocol.ts'
import { type AttachedReader, attachReader } from './attached-reader.ts'
import { createWorkerClient, type WorkerClient } from './worker-client.ts'

/** A replica that is open in a worker of its own. */
export type OpenReplica = {
  readonly name: string
  readonly client: WorkerClient
  readonly reader: AttachedReader
  readonly head: () => ReplicaHead
}

export type OpenReplicaParts = {
  readonly startWorker: () => Worker
  /** Where pages are pulled from, seen from the worker: same origin. */
  readonly address: string
  /** Faults nobody waits for. */
  readonly failed: (error: unknown) => void
  readonly onEvent: (replica: OpenReplica, event: WorkerEvent) => void
}

export async function openReplica(parts: OpenReplicaParts, name: string, filling: boolean): Promise<OpenReplica> {
  const client = createWorkerClient(parts.startWorker())
  const { port1, port2 } = new MessageChannel()
  let head: ReplicaHead
  try {
    ;({ head } = await client.call('open', { name, filling, address: parts.address, port: port2 }, [port2]))
  } catch (error) {
    client.terminate()
    throw error
  }
  const replica: OpenReplica = { name, client, reader: attachReader(name, port1), head: () => head }
  client.onEvent(event => {
    if (event.event === 'applied') head = event.head
    parts.onEvent(replica, event)
  })
  return replica
}

export type Unlocking = { readonly key: DataKey; readonly desk: Desk }

/** Returns whether all its persons can be read with this key. */
export async function unlockReplica(replica: OpenReplica, { key, desk }: Unlocking): Promise<boolean> {
  await replica.client.call('desk', desk)
  return (await replica.client.call('unlock', key)).isReadable
}

/** Ends the worker whatever state its replica is in. */
export async function closeReplica(replica: OpenReplica, failed: (error: unknown) => void): Promise<void> {
  await replica.client.call('close', null).catch(failed)
  replica.client.terminate()
}
