import { pullOrder } from '../../domain/access/scope.ts'
import type { Epoch } from '../../domain/protocol/epoch.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { acceptRuns } from '../../domain/sync/acceptor.ts'
import type { AcceptorStore } from '../../domain/sync/acceptor-store.ts'
import { driftedScopes } from '../../domain/sync/digest.ts'
import { actsOfEvidence } from '../../domain/sync/evidence.ts'
import { nextHandOver } from '../../domain/sync/handing-over.ts'
import { endReoffer, nextUpload, type OutboxState, onReply } from '../../domain/sync/outbox.ts'
import { isFolded } from '../../domain/sync/overlay.ts'
import type { Crypto } from '../../domain/sync/ports.ts'
import { pullOnce } from '../../domain/sync/puller.ts'
import { entriesToRechain } from '../../domain/sync/rechain.ts'
import type { KeyRing } from '../doubles/crypto.ts'

/**
 * The modules under test and the ports around them. A mutant replaces one of these and nothing else: the code that
 * ships has no switches.
 */
export interface Cores {
  readonly acceptRuns: typeof acceptRuns
  readonly nextUpload: typeof nextUpload
  readonly onReply: typeof onReply
  readonly endReoffer: typeof endReoffer
  readonly nextHandOver: typeof nextHandOver
  /** What the outbox believes once a request is on its way: nothing new. */
  readonly afterSending: (state: OutboxState, request: UploadRequest) => OutboxState
  readonly actsOfEvidence: typeof actsOfEvidence
  /** The history under which a device keeps and reads verdicts. */
  readonly historyOf: (epoch: Epoch | null) => Epoch | null
  readonly driftedScopes: typeof driftedScopes
  readonly pullOnce: typeof pullOnce
  readonly isFolded: typeof isFolded
  readonly pullOrder: typeof pullOrder
  readonly entriesToRechain: typeof entriesToRechain
  /** The acceptor's view of the database for one request. */
  readonly store: (store: AcceptorStore, request: UploadRequest | null) => AcceptorStore
  readonly crypto: (ring: KeyRing) => Crypto
  /** What a replica writes first. */
  readonly pageSteps: readonly ('documents' | 'head')[]
  /** Whether the outbox's own head is derived from the last stored entry. */
  readonly isHeadDerived: boolean
  /** Whether a transaction's feed rows can be seen as soon as its counter is. */
  readonly isFeedInCommitOrder: boolean
}

export const realCores: Cores = {
  acceptRuns,
  nextUpload,
  onReply,
  endReoffer,
  nextHandOver,
  afterSending: state => state,
  actsOfEvidence,
  historyOf: epoch => epoch,
  driftedScopes,
  pullOnce,
  isFolded,
  pullOrder,
  entriesToRechain,
  store: store => store,
  crypto: ring => ring,
  pageSteps: ['documents', 'head'],
  isHeadDerived: true,
  isFeedInCommitOrder: true
}
