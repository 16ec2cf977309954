import { useEffect, useRef, useState } from 'react'
import type { IdNumberOptions } from '../../../domain/codes/id-number.ts'
import { useDeskAnswer } from '../../queries/use-desk-answer.ts'
import { createBridgeReader } from '../../readers/card/bridge-reader.ts'
import type { CardFault, CardReading, ReaderState } from '../../readers/card/card-reader.ts'

export type CardListener = {
  readonly onReading: (reading: CardReading) => void
  readonly onFault: (fault: CardFault) => void
}

const wait = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

/** The card reader of this PC while the page is open; `none`: no bridge is set, numbers are typed. */
export function useCardReader(listener: CardListener, options: IdNumberOptions): ReaderState | 'none' {
  const { value: settings } = useDeskAnswer('settings.read', {}, [])
  const [state, setState] = useState<ReaderState>('starting')
  const latest = useRef({ listener, options })
  latest.current = { listener, options }
  const port = settings?.readerPort ?? null

  useEffect(() => {
    if (port === null) return
    const reader = createBridgeReader({
      request: ({ method, path }) => fetch(new URL(path, document.baseURI), { method }),
      options: () => latest.current.options,
      wait
    })
    return reader.start({
      onReading: reading => latest.current.listener.onReading(reading),
      onFault: fault => latest.current.listener.onFault(fault),
      onState: setState
    })
  }, [port])
  return port === null ? 'none' : state
}
