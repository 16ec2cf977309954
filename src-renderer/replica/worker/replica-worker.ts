import { z } from 'zod'
import { maskedFields } from '../../../domain/person/masked-part.ts'
import type { PartFields } from '../sealed/part-cipher.ts'
import { pullUntilCurrent } from './pull-loop.ts'
import { createPullNet } from './pull-net.ts'
import { exposeReplica } from './remote-exposure.ts'
import { deleteReplica } from './replica-database.ts'
import { messageOf, openSession, type ReplicaSession } from './replica-session.ts'
import type {
  ReadablePart,
  WorkerCall,
  WorkerCalls,
  WorkerEvent,
  WorkerReply,
  WorkerRequest
} from './worker-protocol.ts'

// the content policy forbids compiled parsers, and trying would be reported as an attack
z.config({ jitless: true })

type Answers = { readonly [C in WorkerCall]: (request: WorkerCalls[C]['request']) => Promise<WorkerCalls[C]['reply']> }

const tell = (event: WorkerEvent): void => self.postMessage(event)

let session: ReplicaSession | undefined
let address = ''

function opened(): ReplicaSession {
  if (!session) throw new Error('no replica is open in this worker')
  return session
}

/** Whole parts are read in here only: what leaves the worker is masked, or compared (SPEC W7). */
async function readPart({ place, own }: ReadablePart): Promise<PartFields | null> {
  const { cipher, beside } = opened()
  const part = own ?? (await beside.part(place.id, place.part))
  const read = part && (await cipher()?.open(place, part))
  return read?.state === 'opened' ? read.fields : null
}

const answers: Answers = {
  async open(request) {
    session = await openSession(request.name, request.filling, tell)
    address = request.address
    exposeReplica(session.replica.database, request.port)
    return { head: await session.beside.head() }
  },
  async unlock(key) {
    await opened().unlock(key)
    return { isReadable: !(await opened().beside.holdsPartsOfOtherKeys(key.version)) }
  },
  async lock() {
    opened().lock()
    return null
  },
  async pull({ limit, compare = false }) {
    const { store, comparer, isFilling } = opened()
    const toldLeft = (documents: number): void => tell({ event: 'left', documents })
    const net = createPullNet(address, isFilling() ? toldLeft : undefined)
    return pullUntilCurrent(store, net, limit, await comparer(compare))
  },
  undelivered: () => opened().beside.undeliveredVerdicts(),
  async delivered(entries) {
    await opened().beside.verdictsDelivered(entries)
    return null
  },
  untoldErased: limit => opened().beside.untoldErased(limit),
  async erasedTold(persons) {
    await opened().beside.erasedTold(persons)
    return null
  },
  async desk(desk) {
    await opened().changeOverlay(async overlay => {
      overlay.setDesk(desk)
      return false
    })
    return null
  },
  async ownEntries(entries) {
    await opened().changeOverlay(overlay => overlay.setEntries(entries))
    return null
  },
  async ownChanged({ ids, entries }) {
    await opened().changeOverlay(overlay => overlay.changeEntries(ids, entries))
    return null
  },
  async ownIdentities({ identities, gone }) {
    const named = identities.map(async ({ id, part }) => {
      const fields = await readPart({ place: { collection: 'person', id, part: 'identity' }, own: part })
      return fields ? [{ id, fields }] : []
    })
    await opened().search.putOwn((await Promise.all(named)).flat())
    await opened().search.dropOwn(gone)
    return null
  },
  leases: ids => opened().beside.leasesById(ids),
  async maskedPart(asked) {
    const fields = await readPart(asked)
    return fields && maskedFields(fields)
  },
  async isNumberOf({ identity, idNumber }) {
    const held = (await readPart(identity))?.idNumber ?? ''
    return held === '' ? null : held.toUpperCase() === idNumber.toUpperCase()
  },
  async encryptedPart({ id, part }) {
    const row = await opened().beside.part(id, part)
    return row ? { keyVersion: row.keyVersion, iv: row.iv, data: row.data } : null
  },
  search: ({ text, limit }) => opened().search.find(text, limit),
  async goLive() {
    await opened().goLive()
    return null
  },
  async close() {
    await session?.close()
    session = undefined
    return null
  },
  async discard(names) {
    for (const name of names) await deleteReplica(name)
    return null
  }
}

async function answer(message: WorkerRequest): Promise<void> {
  try {
    const reply: unknown = await answers[message.call](message.request as never)
    self.postMessage({ answerTo: message.id, reply } satisfies WorkerReply)
  } catch (error) {
    self.postMessage({ answerTo: message.id, failure: messageOf(error) } satisfies WorkerReply)
  }
}

self.onmessage = (event: MessageEvent<WorkerRequest>) => void answer(event.data)
