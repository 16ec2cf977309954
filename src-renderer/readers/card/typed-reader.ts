import type { IdNumberOptions } from '../../../domain/codes/id-number.ts'
import { type Assurance, type CardReader, type ReaderListener, readingOf } from './card-reader.ts'

const typed: Assurance = { method: 'typed', driver: 'typed', authentic: null, model: null }

/** The last resort: the number off the card, by hand, believed as far as its check digit goes. */
export function createTypedReader(
  options: () => IdNumberOptions
): CardReader & { readonly enter: (text: string) => void } {
  let listener: ReaderListener | null = null
  return {
    driver: 'typed',
    start: started => {
      listener = started
      started.onState('ready')
      return () => {
        listener = null
        started.onState('stopped')
      }
    },
    enter: text => {
      const read = readingOf({ idNumber: text, name: null, validUntil: null }, typed, options())
      if (read.ok) listener?.onReading(read.reading)
      else listener?.onFault(read.code)
    }
  }
}
