import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type StandInBridge, startBridge } from '../../../scripts/demo/reader-bridge/stand-in.ts'
import { createBridgeReader } from '../../../src-renderer/readers/card/bridge-reader.ts'
import type { CardFault, CardReader, CardReading, ReaderState } from '../../../src-renderer/readers/card/card-reader.ts'
import { createTypedReader } from '../../../src-renderer/readers/card/typed-reader.ts'
import { createWedgeReader } from '../../../src-renderer/readers/card/wedge-reader.ts'
import { HOLDER, OTHER } from '../../domain/voucher/credential-office.ts'

const options = () => ({ today: '2026-11-22', allowSampleRegion: true })
const wait = (milliseconds: number) => pause(Math.min(milliseconds, 50))
const WRONG = `${HOLDER.slice(0, 17)}${HOLDER.endsWith('0') ? '1' : '0'}`

/** Everything a reader has said so far. */
function follow(reader: CardReader) {
  const readings: CardReading[] = []
  const faults: CardFault[] = []
  const states: ReaderState[] = []
  const stop = reader.start({
    onReading: reading => readings.push(reading),
    onFault: fault => faults.push(fault),
    onState: state => states.push(state)
  })
  return { readings, faults, states, stop }
}

const bridges: StandInBridge[] = []
async function bridge(port = 0): Promise<StandInBridge> {
  const started = await startBridge(port)
  bridges.push(started)
  return started
}
afterEach(async () => {
  await Promise.all(bridges.splice(0).map(started => started.stop()))
})

const bridgeReader = (port: number) =>
  createBridgeReader({
    request: ({ method, path }) => fetch(`http://127.0.0.1:${port}${path}`, { method }),
    options,
    wait
  })

const card = { medium: 'id-card', idNumber: HOLDER, name: '样本甲', validUntil: '2036-01-01', authentic: true }

interface Rig {
  readonly reader: CardReader
  present(idNumber: string): Promise<void>
}

const rigs: readonly [string, () => Promise<Rig>][] = [
  [
    'bridge',
    async () => {
      const { port, control } = await bridge()
      return { reader: bridgeReader(port), present: idNumber => control({ card: { ...card, idNumber } }) }
    }
  ],
  [
    'wedge',
    async () => {
      const heard: ((text: string) => void)[] = []
      const listen = (onScan: (text: string) => void) => {
        heard.push(onScan)
        return () => void heard.splice(0)
      }
      const reader = createWedgeReader({ method: 'id-reader', options, listen })
      return { reader, present: async idNumber => void heard[0]?.(idNumber) }
    }
  ],
  [
    'typed',
    async () => {
      const reader = createTypedReader(options)
      return { reader, present: async idNumber => reader.enter(idNumber) }
    }
  ]
]

describe.each(rigs)('every card reader: %s', (driver, build) => {
  test('reads a number, refuses a wrong one, is silent once stopped', async () => {
    const { reader, present } = await build()
    const said = follow(reader)
    await vi.waitFor(() => expect(said.states.at(-1)).toBe('ready'), 60_000)
    await present(OTHER.toLowerCase())
    await vi.waitFor(() => expect(said.readings).toHaveLength(1), 60_000)
    expect(said.readings[0]).toMatchObject({ idNumber: OTHER, assurance: { driver } })
    await present(WRONG)
    await vi.waitFor(() => expect(said.faults).toEqual(['check-digit']), 60_000)
    said.stop()
    await present(HOLDER)
    await wait(50)
    expect(said.readings).toHaveLength(1)
    expect(said.states.at(-1)).toBe('stopped')
  })
})

describe('the assurance says how sure we are', () => {
  test('typed by hand: typed', () => {
    const reader = createTypedReader(options)
    const { readings } = follow(reader)
    reader.enter(HOLDER)
    expect(readings[0]?.assurance).toEqual({ method: 'typed', driver: 'typed', authentic: null, model: null })
  })

  test.each([
    ['id-card', 'id-reader', true],
    ['social-security-card', 'card-reader', null]
  ])('over the bridge: %s is %s', async (medium, method, authentic) => {
    const { port, control } = await bridge()
    await control({ card: { ...card, medium, authentic } })
    const said = follow(bridgeReader(port))
    await vi.waitFor(() => expect(said.readings).toHaveLength(1), 60_000)
    said.stop()
    expect(said.readings[0]).toEqual({
      idNumber: HOLDER,
      name: '样本甲',
      validUntil: '2036-01-01',
      assurance: { method, driver: 'bridge', authentic, model: 'STANDIN-100' }
    })
  })
})

describe('the wedge reader', () => {
  const heard = (text: string) => {
    let scan: (text: string) => void = () => undefined
    const listen = (onScan: (text: string) => void) => {
      scan = onScan
      return () => undefined
    }
    const said = follow(createWedgeReader({ method: 'card-reader', options, listen }))
    scan(text)
    return said
  }

  test('finds the number between other fields', () => {
    expect(heard(`样本甲,${HOLDER},A12345678`).readings[0]).toMatchObject({
      idNumber: HOLDER,
      assurance: { method: 'card-reader', authentic: null }
    })
  })

  test('leaves a voucher alone and believes no text with two persons', () => {
    expect(heard('JQ1:ABC').faults).toEqual([])
    expect(heard(`9${HOLDER}`).readings).toEqual([])
    expect(heard(`${HOLDER} ${OTHER}`).faults).toEqual(['unreadable'])
  })
})

describe('the bridge reader', () => {
  let free: number
  beforeAll(async () => {
    const started = await startBridge()
    free = started.port
    await started.stop()
  })

  test('a card that stays is read once, laid on again it is read again', async () => {
    const { port, control } = await bridge()
    await control({ card })
    const said = follow(bridgeReader(port))
    await vi.waitFor(() => expect(said.readings).toHaveLength(1), 60_000)
    await pause(300)
    expect(said.readings).toHaveLength(1)
    await control({ card: null })
    await control({ card })
    await vi.waitFor(() => expect(said.readings).toHaveLength(2), 60_000)
    said.stop()
  })

  test('an expired card and one that fails its proof are faults', async () => {
    const { port, control } = await bridge()
    await control({ card: { ...card, validUntil: '2026-11-21' } })
    const said = follow(bridgeReader(port))
    await vi.waitFor(() => expect(said.faults).toEqual(['card-expired']), 60_000)
    await control({ card: { ...card, authentic: false } })
    await vi.waitFor(() => expect(said.faults).toEqual(['card-expired', 'not-authentic']), 60_000)
    said.stop()
    expect(said.readings).toEqual([])
  })

  test('the machine pulled out, the program gone, garbage: states, and work goes on afterwards', async () => {
    const said = follow(bridgeReader(free))
    await vi.waitFor(() => expect(said.states).toEqual(['starting', 'unreachable']), 60_000)
    const { control } = await bridge(free)
    await vi.waitFor(() => expect(said.states.at(-1)).toBe('ready'), 60_000)
    await control({ machine: false })
    await vi.waitFor(() => expect(said.states.at(-1)).toBe('no-reader'), 60_000)
    await control({ machine: true })
    await vi.waitFor(() => expect(said.states.at(-1)).toBe('ready'), 60_000)
    for (const garbage of ['<html>', '{"serial": "1"}', '{"serial":1,"medium":"credit-card"}']) {
      const before = said.states.length
      await control({ garbage })
      await vi.waitFor(() => expect(said.states.slice(before)).toContain('unreachable'), 60_000)
    }
    await control({ card })
    await vi.waitFor(() => expect(said.readings).toHaveLength(1), 60_000)
    said.stop()
  })
})
