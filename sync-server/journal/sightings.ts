import type { Versioned } from '../../domain/sync/acceptor-store.ts'

/**
 * What the directory was seen to hold: guesses at what the next upload of a device will need, so that it can be loaded
 * and proven early. Nothing is ever decided by them.
 */
export interface Sightings {
  readonly learn: (documents: Iterable<Versioned>) => void
  readonly organisationOf: (deviceId: string) => string | undefined
  readonly deviceKey: (deviceId: string) => string | undefined
  /** The newest key that an operator was seen to have on a device. */
  readonly operatorKey: (operator: string, deviceId: string) => string | undefined
}

const limit = 50_000

/** Bounded by forgetting all. */
const remember = (seen: Map<string, string>, name: string, value: string): void => {
  if (seen.size >= limit && !seen.has(name)) seen.clear()
  seen.set(name, value)
}

export const createSightings = (): Sightings => {
  const organisations = new Map<string, string>()
  const deviceKeys = new Map<string, string>()
  const operatorKeys = new Map<string, string>()
  return {
    learn: documents => {
      for (const { document } of documents) {
        if (!document || !('kind' in document)) continue
        if (document.kind === 'device') {
          remember(organisations, document.id, document.organisation)
          remember(deviceKeys, document.id, document.publicKey)
        }
        if (document.kind === 'operator')
          for (const { device, publicKey } of document.keys)
            remember(operatorKeys, `${document.id}|${device}`, publicKey)
      }
    },
    organisationOf: deviceId => organisations.get(deviceId),
    deviceKey: deviceId => deviceKeys.get(deviceId),
    operatorKey: (operator, deviceId) => operatorKeys.get(`${operator}|${deviceId}`)
  }
}
