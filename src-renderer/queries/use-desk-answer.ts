import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { ChannelName, EventName } from '../../src-main/contract/names.ts'
import type { ReplyOf, RequestOf } from '../../src-main/contract/table.ts'
import { desk } from '../platform/desk.ts'

export type DeskAnswer<C extends ChannelName> = {
  /** Undefined until the first answer; stays while another is asked for. */
  readonly value: ReplyOf<C> | undefined
  /** The answer is to an earlier request: that to this one is on its way. */
  readonly isEarlier: boolean
  readonly failure: Failure | null
  readonly askAgain: () => void
}

/** The answer of a channel that only reads, asked again after each of these events; `null` asks nothing. */
export function useDeskAnswer<C extends ChannelName>(
  channel: C,
  request: RequestOf<C> | null,
  again: readonly EventName[]
): DeskAnswer<C> {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly value: ReplyOf<C> }>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const asked = useRef(0)
  // A request is small and made anew at each drawing: its text tells whether it is another one.
  const question = JSON.stringify(request)
  const events = again.join(' ')

  const ask = useCallback(async () => {
    if (question === 'null') return
    asked.current += 1
    const mine = asked.current
    const outcome = await desk().invoke(channel, JSON.parse(question))
    if (mine !== asked.current) return
    setFailure(outcome.ok ? null : outcome.failure)
    if (outcome.ok) setAnswer({ to: question, value: outcome.value })
  }, [channel, question])

  useEffect(() => {
    void ask()
    const names = events === '' ? [] : (events.split(' ') as EventName[])
    const stops = names.map(event => desk().on(event, () => void ask()))
    return () => {
      asked.current += 1
      for (const stop of stops) stop()
    }
  }, [ask, events])

  const isEarlier = answer !== undefined && answer.to !== question
  return { value: answer?.value, isEarlier, failure, askAgain: useCallback(() => void ask(), [ask]) }
}
