import type { Overlay } from '../../../domain/sync/overlay.ts'
import type { OverlayChange } from './worker-protocol.ts'

/** What makes `next` of `told`. A fold on top leaves what it does not touch the same object: references tell. */
export function overlayChange(told: Overlay, next: Overlay): OverlayChange {
  return {
    documents: [...next.documents].flatMap(([key, own]) => (told.documents.get(key) === own ? [] : [own])),
    settled: [...told.documents.keys()].filter(key => !next.documents.has(key)),
    outcomes: [...next.outcomes].filter(([entry, outcome]) => told.outcomes.get(entry) !== outcome),
    ended: [...told.outcomes.keys()].filter(entry => !next.outcomes.has(entry))
  }
}
