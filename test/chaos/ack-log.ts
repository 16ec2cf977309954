import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** Something a desk or the server told somebody, in the order in which it was told. */
export type Told =
  /** The desk said "saved". */
  | {
      readonly what: 'saved'
      readonly round: number
      readonly desk: string
      readonly entry: string
      readonly kind: string
      readonly bodyHash: string
    }
  /** The desk showed a final verdict of the server. `history`: how often the server had been restored until then. */
  | {
      readonly what: 'verdict'
      readonly round: number
      readonly desk: string
      readonly entry: string
      readonly lane: string
      readonly history: number
    }

/** The harness's own memory of acknowledgements: only ever appended to, durable, and shared with no part of the product. */
export class AckLog {
  readonly file: string
  readonly #handle: number

  constructor(file: string) {
    this.file = file
    this.#handle = openSync(file, 'a')
  }

  note(...told: readonly Told[]): void {
    if (told.length === 0) return
    writeSync(this.#handle, told.map(one => `${JSON.stringify(one)}\n`).join(''))
    fdatasyncSync(this.#handle)
  }

  close(): void {
    closeSync(this.#handle)
  }
}

export const readAcks = (file: string): readonly Told[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Told)
