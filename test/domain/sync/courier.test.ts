import { describe, expect, test } from 'vitest'
import type { CourierFile, CourierLine } from '../../../domain/protocol/courier.ts'
import {
  type AnswerPage,
  answerStep,
  type Carried,
  type CarryNet,
  carry,
  courierFileName,
  isOldAnswer
} from '../../../domain/sync/courier.ts'
import { testUuid } from '../../doubles/test-device.ts'

const epoch = { n: 1, random: 'first' }
const page = (from: number, to: number): AnswerPage => ({
  from: from === 0 ? {} : { global: from },
  checkpoint: { global: to },
  scopes: ['global'],
  epoch,
  serverTime: 7
})

describe('pages of an answer', () => {
  test('[U3] a page is given for its very starting point; a scope that is not named stands at 0', () => {
    const pages = [page(3, 5), page(5, 9)]
    expect(answerStep(pages, { checkpoint: { global: 3, 'device:pc': 0 } }, false)).toEqual({ kind: 'page', at: 0 })
    expect(answerStep(pages, { checkpoint: { global: 5 } }, false)).toEqual({ kind: 'page', at: 1 })
  })

  test('[U3] a replica that has gone past an answer, or stands within a page, gets nothing of it', () => {
    const pages = [page(3, 5), page(5, 9)]
    for (const global of [2, 4, 9, 10]) {
      expect(answerStep(pages, { checkpoint: { global } }, false)).toEqual({ kind: 'over' })
    }
  })

  test('[U3] an answer that begins anew says so once', () => {
    const pages = [page(0, 5), page(5, 9)]
    expect(answerStep(pages, { checkpoint: { global: 7 } }, false)).toEqual({ kind: 'rebuild' })
    expect(answerStep(pages, { checkpoint: { global: 7 } }, true)).toEqual({ kind: 'over' })
    expect(answerStep(pages, { checkpoint: {} }, true)).toEqual({ kind: 'page', at: 0 })
  })
})

describe('an old answer', () => {
  const known = { epoch, lastContact: 50, newestAnswer: 40 }

  test('[U5] is one made before an answer that was taken; the same one again is not', () => {
    expect(isOldAnswer({ epoch, madeAt: 39 }, known)).toBe(true)
    expect(isOldAnswer({ epoch, madeAt: 40 }, known)).toBe(false)
    expect(isOldAnswer({ epoch, madeAt: 45 }, known)).toBe(false)
  })

  test('[U5] is one of a history that ended, told by its number or, after two restores of one dump, by the time', () => {
    const second = { n: 2, random: 'second' }
    expect(isOldAnswer({ epoch, madeAt: 60 }, { ...known, epoch: second })).toBe(true)
    expect(isOldAnswer({ epoch: second, madeAt: 60 }, known)).toBe(false)
    const twin = { n: 2, random: 'twin' }
    expect(isOldAnswer({ epoch: twin, madeAt: 49 }, { ...known, epoch: second })).toBe(true)
    expect(isOldAnswer({ epoch: twin, madeAt: 60 }, { ...known, epoch: second })).toBe(false)
  })

  test('[U5] is none where nothing is known yet', () => {
    expect(isOldAnswer({ epoch, madeAt: 1 }, { epoch: null, lastContact: 0, newestAnswer: 0 })).toBe(false)
  })
})

describe('carrying', () => {
  const line = (text: string): CourierLine => ({ text, signature: 'A'.repeat(86) })
  const file = {
    kind: 'out',
    header: {} as Extract<CourierFile, { kind: 'out' }>['header'],
    lines: ['header', 'state', 'one', 'two'].map(line)
  } as const satisfies CourierFile

  test('[U2] sends the uploads in their order, then fetches the answer line by line', async () => {
    const asked: string[] = []
    const net: CarryNet<string> = {
      upload: async ({ header, place, line: sent }) => {
        asked.push(`${header.text} ${place} ${sent.text}`)
        return { ok: true, value: null }
      },
      answer: async ({ state, after }) => {
        asked.push(`${state.text} ${after}`)
        const n = Number(after ?? 0)
        return { ok: true, value: { lines: [line(`answer ${n}`)], after: n === 2 ? null : String(n + 1) } }
      }
    }
    const progress: number[] = []
    const carried = await carry(file, net, ({ sent, fetched }) => progress.push(sent + fetched))
    expect(asked).toEqual(['header 2 one', 'header 3 two', 'state null', 'state 1', 'state 2'])
    expect(carried).toEqual({ ok: true, value: [line('answer 0'), line('answer 1'), line('answer 2')] })
    expect(progress).toEqual([0, 1, 2, 3, 4])
  })

  test('[U2] stops at the first refusal and says which', async () => {
    let sent = 0
    const refuse: Carried<never, string> = { ok: false, failure: 'busy' }
    const net: CarryNet<string> = {
      upload: async () => {
        sent += 1
        return refuse
      },
      answer: async () => refuse
    }
    expect(await carry(file, net, () => undefined)).toEqual({ ok: false, failure: 'busy' })
    expect(sent).toBe(1)
    expect(await carry({ ...file, lines: file.lines.slice(0, 2) }, net, () => undefined)).toEqual(refuse)
  })

  test('a name holds nothing that a file system refuses', () => {
    expect(courierFileName('信使', '示例/局: 一', '2026-11-22 0912')).toBe('信使-示例 局 一-2026-11-22 0912.jqc')
    expect(courierFileName('信使', '', testUuid('x').slice(0, 4))).toMatch(/^信使-[0-9a-f]{4}\.jqc$/)
  })
})
