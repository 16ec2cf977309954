import { useEffect, useRef } from 'react'
import type { IdNumberOptions } from '../../../domain/codes/id-number.ts'
import type { CardFault, CardReader, CardReading, ReaderState } from '../../readers/card/card-reader.ts'
import { createTypedReader } from '../../readers/card/typed-reader.ts'
import { createWedgeReader, type WedgeReaderSettings } from '../../readers/card/wedge-reader.ts'
import { useCardReader } from '../counter/use-card-reader.ts'

export type WedgeMethod = WedgeReaderSettings['method']

export type CardReaders = {
  /** `none`: no bridge is set on this PC. */
  readonly bridge: ReaderState | 'none'
  /** What a machine typed. False: there is no card number in it. */
  readonly scanned: (text: string) => boolean
  readonly typed: (text: string) => void
}

type Listeners = { readonly onReading: (reading: CardReading) => void; readonly onFault: (fault: CardFault) => void }

/** The three ways in which a card comes: the vendor's bridge, a reader that types, and the clerk's fingers. */
export function useCardReaders(method: WedgeMethod, options: IdNumberOptions, listeners: Listeners): CardReaders {
  const current = useRef({ options, listeners })
  current.current = { options, listeners }
  const machine = useRef<(text: string) => boolean>(() => false)
  const fingers = useRef<(text: string) => void>(() => undefined)
  const bridge = useCardReader(listeners, options)

  useEffect(() => {
    const present = () => current.current.options
    const listener = {
      onReading: (reading: CardReading) => current.current.listeners.onReading(reading),
      onFault: (fault: CardFault) => current.current.listeners.onFault(fault),
      onState: () => undefined
    }
    const wedge = wedgeOn(method, present)
    const typed = createTypedReader(present)
    const stops = [wedge.reader.start(listener), typed.start(listener)]
    machine.current = wedge.type
    fingers.current = typed.enter
    return () => {
      for (const stop of stops) stop()
    }
  }, [method])

  return { bridge, scanned: text => machine.current(text), typed: text => fingers.current(text) }
}

/** The page hears machines itself, since their texts may also be vouchers: the reader gets what was heard. */
function wedgeOn(method: WedgeMethod, options: () => IdNumberOptions) {
  let hear: ((text: string) => void) | null = null
  let isTaken = false
  const inner = createWedgeReader({
    method,
    options,
    listen: onScan => {
      hear = onScan
      return () => {
        hear = null
      }
    }
  })
  const taking =
    <T>(then: (value: T) => void) =>
    (value: T): void => {
      isTaken = true
      then(value)
    }
  const reader: CardReader = {
    driver: inner.driver,
    start: listener =>
      inner.start({ ...listener, onReading: taking(listener.onReading), onFault: taking(listener.onFault) })
  }
  const type = (text: string): boolean => {
    isTaken = false
    hear?.(text)
    return isTaken
  }
  return { reader, type }
}
