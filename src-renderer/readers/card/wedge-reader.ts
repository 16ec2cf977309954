import type { IdNumberOptions } from '../../../domain/codes/id-number.ts'
import { halfWidth } from '../../../domain/codes/typed-text.ts'
import { type Assurance, type CardReader, readingOf } from './card-reader.ts'

export interface WedgeReaderSettings {
  /** Which card the office's machine reads: the keys alone do not tell. */
  readonly method: 'id-reader' | 'card-reader'
  readonly options: () => IdNumberOptions
  /** `listenForScans` of the page. */
  readonly listen: (onScan: (text: string) => void) => () => void
}

/** A number by itself or between other fields (name, card number), as machines can be set to type. */
const NUMBER = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g

/**
 * A card reader that types. A text without an ID number is somebody else's scan and is left alone; one with two is
 * no card. The machine proves nothing about the chip.
 */
export function createWedgeReader({ method, options, listen }: WedgeReaderSettings): CardReader {
  const assurance: Assurance = { method, driver: 'wedge', authentic: null, model: null }
  return {
    driver: 'wedge',
    start: ({ onReading, onFault, onState }) => {
      const stop = listen(text => {
        const numbers = halfWidth(text).match(NUMBER) ?? []
        const [idNumber] = numbers
        if (idNumber === undefined) return
        if (numbers.length > 1) return onFault('unreadable')
        const read = readingOf({ idNumber, name: null, validUntil: null }, assurance, options())
        if (read.ok) onReading(read.reading)
        else onFault(read.code)
      })
      onState('ready')
      return () => {
        stop()
        onState('stopped')
      }
    }
  }
}
