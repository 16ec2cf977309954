import { describe, expect, it } from 'vitest'
import type { EventName } from '../../../src-main/contract/names.ts'
import type { DeskApi } from '../../../src-main/contract/table.ts'
import { fanOut } from '../../../src-renderer/platform/desk.ts'

function bridge() {
  const heard: { readonly event: EventName; readonly listener: (payload: never) => void }[] = []
  const on: DeskApi['on'] = (event, listener) => {
    heard.push({ event, listener })
    return () => undefined
  }
  const push = (event: EventName, payload: unknown): void => {
    for (const one of heard) if (one.event === event) one.listener(payload as never)
  }
  return { on, push, heard }
}

describe('events of the desk', () => {
  it('cross the bridge once however many parts of the page listen', () => {
    const { on, push, heard } = bridge()
    const listen = fanOut({ on })
    const seen: string[] = []
    const stops = Array.from({ length: 20 }, (_, n) => listen('lease.changed', () => seen.push(`part ${n}`)))
    expect(heard).toHaveLength(1)
    push('lease.changed', { leases: [] })
    expect(seen).toHaveLength(20)
    for (const stop of stops.slice(1)) stop()
    push('lease.changed', { leases: [] })
    expect(seen.slice(20)).toEqual(['part 0'])
  })

  it('reach only those who asked for them, each listener as often as it was given', () => {
    const { on, push } = bridge()
    const listen = fanOut({ on })
    let journal = 0
    const count = () => {
      journal += 1
    }
    const stop = listen('journal.changed', count)
    listen('journal.changed', count)
    listen('hint', () => {
      throw new Error('nobody hinted')
    })
    push('journal.changed', { ids: [] })
    expect(journal).toBe(2)
    stop()
    push('journal.changed', { ids: [] })
    expect(journal).toBe(3)
  })
})
