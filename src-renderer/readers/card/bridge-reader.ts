import type { IdNumberOptions } from '../../../domain/codes/id-number.ts'
import {
  BRIDGE_READ,
  BRIDGE_STATUS,
  type BridgeCard,
  type BridgeStatus,
  bridgeCardSchema,
  bridgeStatusSchema
} from './bridge-protocol.ts'
import { type CardReader, type ReaderListener, type ReaderState, readingOf } from './card-reader.ts'

export interface BridgeReaderSettings {
  /**
   * Port: one request to the bridge of this PC. A page may call nobody but its own host, so the desktop's main
   * process passes it on, and only to the loopback address in the settings. Rejects when nobody answers.
   */
  readonly request: (call: { readonly method: 'GET' | 'POST'; readonly path: string }) => Promise<Response>
  readonly options: () => IdNumberOptions
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Between two asks, and after one that failed. */
const BETWEEN_MS = 200
const AFTER_FAILURE_MS = 3000

type Ask =
  | { readonly state: 'no-reader' | 'unreachable' }
  | { readonly state: 'ready'; readonly card: BridgeCard | null }

/** Asks the bridge for cards as long as it runs, and lives through its restarts. */
export function createBridgeReader(settings: BridgeReaderSettings): CardReader {
  return {
    driver: 'bridge',
    start: listener => {
      const run = new BridgeRun(settings, listener)
      void run.begin()
      return () => run.stop()
    }
  }
}

class BridgeRun {
  readonly #settings: BridgeReaderSettings
  readonly #listener: ReaderListener
  #isOver = false
  #state: ReaderState | null = null
  #serial: number | null = null
  #model: string | null = null

  constructor(settings: BridgeReaderSettings, listener: ReaderListener) {
    this.#settings = settings
    this.#listener = listener
  }

  async begin(): Promise<void> {
    this.#show('starting')
    while (!this.#isOver) {
      const asked = await this.#ask()
      if (this.#isOver) return
      this.#show(asked.state)
      if (asked.state === 'ready' && asked.card) this.#take(asked.card)
      await this.#settings.wait(asked.state === 'ready' ? BETWEEN_MS : AFTER_FAILURE_MS)
    }
  }

  stop(): void {
    this.#show('stopped')
    this.#isOver = true
  }

  #show(state: ReaderState): void {
    if (this.#isOver || state === this.#state) return
    this.#state = state
    this.#listener.onState(state)
  }

  /** The bridge is another program: whatever it does wrong is one of its states, never an exception here. */
  async #ask(): Promise<Ask> {
    try {
      if (this.#model === null) {
        const status = await this.#status()
        if (status.state === 'no-reader') return { state: 'no-reader' }
        this.#model = status.model
        this.#show('ready')
      }
      return await this.#read()
    } catch {
      // It may come back as another program; serials go on rising even then.
      this.#model = null
      return { state: 'unreachable' }
    }
  }

  async #status(): Promise<BridgeStatus> {
    const response = await this.#settings.request(BRIDGE_STATUS)
    return bridgeStatusSchema.parse(await response.json())
  }

  async #read(): Promise<Ask> {
    const response = await this.#settings.request(BRIDGE_READ)
    if (response.status === 204) return { state: 'ready', card: null }
    if (response.status === 503) {
      this.#model = null
      return { state: 'no-reader' }
    }
    if (response.status !== 200) throw new Error(`bridge answered ${response.status}`)
    return { state: 'ready', card: bridgeCardSchema.parse(await response.json()) }
  }

  #take(card: BridgeCard): void {
    if (this.#serial !== null && card.serial <= this.#serial) return
    this.#serial = card.serial
    const read = readingOf(
      { idNumber: card.idNumber, name: card.name, validUntil: card.validUntil },
      {
        method: card.medium === 'id-card' ? 'id-reader' : 'card-reader',
        driver: 'bridge',
        authentic: card.authentic,
        model: this.#model
      },
      this.#settings.options()
    )
    if (read.ok) this.#listener.onReading(read.reading)
    else this.#listener.onFault(read.code)
  }
}
