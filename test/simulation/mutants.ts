import type { Operator } from '../../domain/directory/operator.ts'
import type { DocumentKey } from '../../domain/documents.ts'
import { envelopeHash } from '../../domain/journal/chain.ts'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import type { Verb } from '../../domain/reduction.ts'
import { acceptRuns, createBench } from '../../domain/sync/acceptor.ts'
import type { AcceptorStore, Versioned } from '../../domain/sync/acceptor-store.ts'
import { endAside } from '../../domain/sync/end-aside.ts'
import { nextUpload, onReply } from '../../domain/sync/outbox.ts'
import type { Crypto } from '../../domain/sync/ports.ts'
import { pullOnce } from '../../domain/sync/puller.ts'
import { entriesToRechain } from '../../domain/sync/rechain.ts'
import { WAITING_LIMIT } from '../../domain/sync/release.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { sha256 } from '../doubles/crypto.ts'
import { type Cores, realCores } from './cores.ts'
import type { Profile } from './seed-plan.ts'
import { wrongVerbs } from './wrong-verbs.ts'

/** What a verb becomes when one of its rules is left out. */
export type WrongVerb = (reduce: Verb<never>['reduce']) => Verb<never>['reduce']

/** A protocol bug that the simulation must find: the real cores behind one falsified port, or one core replaced. */
export interface Mutant {
  readonly name: string
  readonly cores: Cores
  /** By kind: a verb that is wrong wherever it is asked, at desks and in the fold as well. */
  readonly verbs?: Readonly<Record<string, WrongVerb>>
  /** What the hunt runs under where the usual seeds would seldom come by. */
  readonly profile?: Profile
}

const mutant = (name: string, change: Partial<Cores>, profile?: Profile): Mutant => ({
  name,
  cores: { ...realCores, ...change },
  ...(profile ? { profile } : {})
})

const onStore = (name: string, wrap: (store: AcceptorStore, request: UploadRequest | null) => AcceptorStore): Mutant =>
  mutant(name, { store: wrap })

/** Shows the acceptor other documents than there are. */
const seeing =
  (change: (held: Versioned, key: string) => Versioned) =>
  (store: AcceptorStore): AcceptorStore => ({
    ...store,
    documents: async keys => {
      const found = await store.documents(keys)
      return new Map([...found].map(([key, held]) => [key, change(held, key)]))
    }
  })

const bodiesOf = (request: UploadRequest | null) => request?.runs.flatMap(run => run.entries.map(e => e.body)) ?? []

/** Accepts the second binding: a bound voucher looks free to whoever binds. */
function freeForBinding(store: AcceptorStore, request: UploadRequest | null): AcceptorStore {
  const wanted = new Set(
    bodiesOf(request).flatMap(body => (body.kind === 'voucher.bind' ? [`voucher/${body.args.voucher}`] : []))
  )
  return seeing((held, key) => {
    const voucher = held.document as Voucher | null
    if (!wanted.has(key) || voucher?.state !== 'bound') return held
    return { ...held, document: { ...voucher, state: 'collected', boundClass: '', boundCentre: '', boundBy: '' } }
  })(store)
}

/** Lets an entry that is known already take no place in the chain. */
function withoutDuplicates(store: AcceptorStore): AcceptorStore {
  return {
    ...store,
    commit: async effects => {
      const fresh = new Set(effects.entries.map(({ body }) => body.id))
      const firstKnown = effects.places.findIndex(({ entry }) => !fresh.has(entry))
      if (firstKnown === -1 || !effects.head) return store.commit(effects)
      const places = effects.places.slice(0, firstKnown)
      const before = await store.lockHead(effects.head.deviceId)
      const last = places[places.length - 1]
      const head = {
        ...effects.head,
        seq: last?.envelope.seq ?? before?.seq ?? 0,
        hash: last?.hash ?? before?.hash ?? ''
      }
      return store.commit({ ...effects, head, places })
    }
  }
}

/** Every signature holds. */
const trusting = (crypto: Crypto): Crypto => ({ ...crypto, verify: () => true })

const isPoison = (kind: string): boolean => kind === 'voucher.vanish'

export const mutants: readonly Mutant[] = [
  onStore('no idempotency', store => ({ ...store, known: async () => new Map() })),
  onStore('no fork check', (store, request) => ({
    ...store,
    places: async () =>
      new Map(
        request?.runs.flatMap(run =>
          run.entries.map(({ envelope, body }) => [
            envelope.seq,
            { hash: envelopeHash(envelope, sha256), entry: body.id }
          ])
        )
      )
  })),
  onStore('double bind', freeForBinding),
  onStore(
    'no quota',
    seeing(held => {
      const batch = held.document as Batch | null
      return batch && 'leased' in batch ? { ...held, document: { ...batch, leased: 0 } } : held
    })
  ),
  onStore('duplicate does not advance the chain', withoutDuplicates),
  onStore('waiting entry dropped', store => ({
    ...store,
    commit: effects => store.commit({ ...effects, waiting: [] })
  })),
  onStore('dependants of a loser judged alone', store => ({ ...store, losers: async () => new Map() })),
  onStore('nobody waits behind a waiting entry', store => ({ ...store, waitingAbout: async () => [] })),
  onStore('what would be refused waits only for what it is about', store => ({
    ...store,
    waitingAbout: async (device, keys: readonly (DocumentKey & { readonly use?: string })[]) =>
      store.waitingAbout(
        device,
        keys.filter(({ use }) => use === 'write')
      )
  })),
  onStore('frozen generation goes on', store => ({
    ...store,
    lockHead: async device => {
      const head = await store.lockHead(device)
      return head && { ...head, isFrozen: false }
    }
  })),
  onStore(
    'expired lease used',
    seeing(held => {
      const lease = held.document as Lease | null
      return lease && 'blanks' in lease ? { ...held, document: { ...lease, expiresAt: Number.MAX_SAFE_INTEGER } } : held
    })
  ),
  mutant('operator signature unchecked', {
    crypto: ring => ({
      ...ring,
      sha256,
      verify: (suite, key, message, signature) =>
        message.includes('jinquan run') || ring.verify(suite, key, message, signature)
    })
  }),
  mutant('poison entry blocks', {
    acceptRuns: async (store, request, settings) => {
      if (bodiesOf(request).some(({ kind }) => isPoison(kind))) throw new Error('unknown kind')
      return acceptRuns(store, request, settings)
    }
  }),
  mutant('naive feed order', { isFeedInCommitOrder: false }),
  mutant('verdicts before their documents', {
    pullOrder: scopes => [...scopes].sort((a, b) => Number(b.startsWith('device:')) - Number(a.startsWith('device:')))
  }),
  mutant('checkpoint before documents', { pageSteps: ['head', 'documents'] }),
  mutant('marked sent before the ack', {
    afterSending: (state, request) => {
      const last = request.runs[request.runs.length - 1]?.entries.at(-1)
      return last ? { ...state, ackedSeq: last.envelope.seq } : state
    },
    onReply: (state, reply, own) => {
      const step = onReply(state, reply, own)
      return { ...step, state: { ...step.state, ackedSeq: Math.max(state.ackedSeq, step.state.ackedSeq) } }
    }
  }),
  mutant('stale fork acted on', {
    onReply: (state, reply, own) =>
      onReply(
        state,
        { ...reply, head: { ...reply.head, generation: Math.max(reply.head.generation, state.generation) } },
        own
      )
  }),
  mutant('stale pull applied', {
    pullOnce: async (store, net, protocol, limit) => {
      const { checkpoint } = await store.head()
      const trusting = {
        pull: async (request: Parameters<typeof net.pull>[0]) =>
          (await net.pull(request)).map(line => ('end' in line ? { end: { ...line.end, from: checkpoint } } : line))
      }
      return pullOnce(store, trusting, protocol, limit)
    }
  }),
  mutant('overlay folds below the head', {
    isFolded: ({ verdict }) => verdict === null || verdict.lane !== 'rejected'
  }),
  mutant('overlay drops at the verdict', { isFolded: ({ verdict }) => verdict === null }),
  mutant('forged entry signed anew', {
    entriesToRechain: (own, operator, generation, verdictOf) =>
      entriesToRechain(own, operator, generation, verdictOf).map(({ body }) => ({ body, isGenuine: true }))
  }),
  mutant('survivors left behind', { entriesToRechain: () => [] }),
  onStore(
    'only the newest operator key counts',
    seeing(held => {
      const operator = held.document as Operator | null
      if (operator?.kind !== 'operator') return held
      const isNewest = (key: Operator['keys'][number]) => operator.keys.findLast(k => k.device === key.device) === key
      return { ...held, document: { ...operator, keys: operator.keys.filter(isNewest) } }
    })
  ),
  mutant('head stored apart', { isHeadDerived: false }),
  mutant('no epoch', {
    onReply: (state, reply, own) => onReply({ ...state, epoch: reply.epoch }, { ...reply, asked: reply.epoch }, own)
  }),
  mutant(
    'old epoch accepted',
    {
      acceptRuns: async (store, request, settings) => {
        const accepted = await acceptRuns(store, { ...request, epoch: request.epoch && settings.epoch }, settings)
        return accepted && { ...accepted, asked: request.epoch }
      }
    },
    'server-restores'
  ),
  mutant('verdicts of an ended epoch count', { historyOf: () => null }),
  mutant(
    'older generations are not offered again',
    { nextUpload: (state, source, protocol) => (state.behind ? null : nextUpload(state, source, protocol)) },
    'restore'
  ),
  mutant('a new epoch never ends', { endReoffer: state => state }),
  mutant('what was accepted is judged as if it were new', {
    acceptRuns: async (store, request, settings) => acceptRuns(store, { ...request, again: [] }, settings)
  }),
  onStore('what waits for a document is not woken', store => ({
    ...store,
    waitingFor: causes => store.waitingFor(causes, [])
  })),
  mutant('evidence is not believed', { actsOfEvidence: () => [] }),
  mutant('what was replaced hands nothing over', { nextHandOver: () => null }, 'every-client-forks'),
  onStore('what is aside is never looked at', store => ({ ...store, asideSince: async () => [] })),
  mutant('what is handed over goes to review at once', {
    acceptRuns: async (store, request, settings) => {
      const accepted = await acceptRuns(store, request, settings)
      const later = { ...settings, now: settings.now + WAITING_LIMIT + 1 }
      if (request.handOver) await endAside(store, createBench(store, later), 200)
      return accepted
    }
  }),
  mutant(
    'what is handed over is not checked',
    {
      acceptRuns: async (store, request, settings) =>
        acceptRuns(store, request, request.handOver ? { ...settings, crypto: trusting(settings.crypto) } : settings)
    },
    'every-client-forks'
  ),
  mutant('drift is not looked for', { driftedScopes: () => [] }),
  ...Object.entries(wrongVerbs).map(
    ([name, verbs]): Mutant => ({ name, cores: realCores, verbs, profile: 'to-the-money' })
  )
]
