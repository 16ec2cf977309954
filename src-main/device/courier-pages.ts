import { courierLineMessage } from '../../domain/protocol/courier.ts'
import { sameEpoch } from '../../domain/protocol/epoch.ts'
import type { PullEnd, PullRequest } from '../../domain/protocol/pull.ts'
import { answerStep } from '../../domain/sync/courier.ts'
import { nodeCrypto } from '../journal/signing.ts'
import type { Snapshot } from '../journal/standing.ts'
import { openAnswerLine } from './courier-lines.ts'
import type { ShelvedAnswer, ShelvedPage } from './courier-shelf.ts'
import type { DeskCore } from './desk-core.ts'

/** What the replica holds is at least as new as all that the answer brings. */
export const isHeld = ({ pages }: ShelvedAnswer, snapshot: Snapshot | undefined): boolean => {
  const last = pages.at(-1)
  return (
    last !== undefined &&
    snapshot !== undefined &&
    sameEpoch(snapshot.epoch, last.epoch) &&
    snapshot.asOf >= last.serverTime
  )
}

/** Gives the replica pages of answers that came by courier, before it asks the server. */
export interface CourierPages {
  /** NDJSON as the server would have sent it; null: ask the server. */
  readonly next: (request: PullRequest) => Promise<string | null>
  /** The replica holds a newer snapshot: answers that it has gone past are put away. */
  readonly applied: (snapshot: Snapshot | undefined) => Promise<void>
}

class ShelfPages implements CourierPages {
  private readonly core: DeskCore
  private readonly changed: () => void
  /** Answers on which the replica was told to fill another; a second time would only hold up the line. */
  private readonly told = new Set<string>()

  constructor(core: DeskCore, changed: () => void) {
    this.core = core
    this.changed = changed
  }

  async next(request: PullRequest): Promise<string | null> {
    const { courierShelf, standing } = this.core.stores
    if (courierShelf.answers().length === 0 || !this.core.session.current()) return null
    await this.applied(standing.snapshot())
    for (const answer of courierShelf.answers()) {
      const step = answerStep(answer.pages, request, this.told.has(answer.id))
      switch (step.kind) {
        case 'over':
          await this.putAway(answer, 'overtaken')
          break
        case 'rebuild':
          this.told.add(answer.id)
          return rebuildText(answer)
        case 'page': {
          const text = await this.open(answer, answer.pages[step.at])
          if (text !== undefined) return text
          await this.putAway(answer, 'overtaken')
        }
      }
    }
    return null
  }

  async applied(snapshot: Snapshot | undefined): Promise<void> {
    for (const answer of this.core.stores.courierShelf.answers()) {
      if (isHeld(answer, snapshot)) await this.putAway(answer, 'applied')
    }
  }

  /** What lies on the disk is trusted no more than what lay on the stick. */
  private async open(answer: ShelvedAnswer, page: ShelvedPage | undefined): Promise<string | undefined> {
    const { courierShelf, courierKeys } = this.core.stores
    const registration = this.core.identity()?.registration
    const dataKeys = this.core.session.current()?.dataKeys() ?? []
    const trusted = registration?.serverKeys.find(({ keyId }) => keyId === answer.keyId)
    const key = await courierKeys.load(answer.generation, dataKeys)
    if (!page || !key || !trusted || registration?.generation !== answer.generation) return undefined
    const line = await courierShelf.line(answer, page)
    const message = courierLineMessage('back', answer.id, page.place, line.text)
    if (!nodeCrypto.verify(trusted.suite, trusted.publicKey, message, line.signature)) return undefined
    return openAnswerLine(key.privateKey, answer.id, page.place, line)
  }

  private async putAway(answer: ShelvedAnswer, state: 'applied' | 'overtaken'): Promise<void> {
    await this.core.stores.courierShelf.drop(answer.id)
    await this.core.stores.courierLog.setState(answer.id, state)
    this.changed()
  }
}

/** L4 sees another epoch or other scopes in it and begins anew; a replica that has both already finds it stale (L1). */
const rebuildText = ({ pages }: ShelvedAnswer): string => {
  const last = pages.at(-1)
  if (!last) throw new RangeError('an answer on the shelf has pages')
  const { epoch, serverTime, scopes } = last
  const end: PullEnd = {
    epoch,
    serverTime,
    scopes: [...scopes],
    from: {},
    checkpoint: {},
    verdicts: [],
    more: false
  }
  return `${JSON.stringify({ end })}\n`
}

export const createCourierPages = (core: DeskCore, changed: () => void): CourierPages => new ShelfPages(core, changed)
