import type { RxDatabase } from 'rxdb/plugins/core'
import { exposeRxStorageRemote, type MessageFromRemote, type MessageToRemote } from 'rxdb/plugins/storage-remote'
import { Subject } from 'rxjs'
import type { ReplicaDatabase } from './replica-database.ts'

/** Change events are not sent: a page of a pull would be copied to the main thread document by document. */
const UNSENT: MessageFromRemote['method'] = 'changeStream'

/** Methods a page may call; the replica is read-only for everybody but the puller. */
const READING = new Set<MessageToRemote['method']>(['create', 'query', 'count', 'findDocumentsById', 'close'])

/**
 * Lets the page's RxDB storage attach to this worker's collections. The page reads again after each applied page
 * (worker event `applied`), so that it never shows half of one.
 */
export function exposeReplica(database: ReplicaDatabase['database'], port: MessagePort): void {
  const messages = new Subject<MessageToRemote>()
  exposeRxStorageRemote({
    database: database as unknown as RxDatabase,
    messages$: messages,
    send(message) {
      if (message.method !== UNSENT) port.postMessage(message)
    }
  })
  port.onmessage = (event: MessageEvent<MessageToRemote>) => {
    if (READING.has(event.data.method)) messages.next(event.data)
  }
}
