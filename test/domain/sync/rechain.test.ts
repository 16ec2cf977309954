import { expect, test } from 'vitest'
import type { Body } from '../../../domain/journal/entry.ts'
import type { Verdict } from '../../../domain/journal/lane.ts'
import { entriesToRechain } from '../../../domain/sync/rechain.ts'
import { KeyRing } from '../../doubles/crypto.ts'
import { TestDevice, testUuid } from '../../doubles/test-device.ts'
import { SERVER, SKILL, START } from '../../doubles/test-province.ts'

const desk = new TestDevice('pc-1', new KeyRing(), SERVER)
const intention = (operator: string, person: string): Body =>
  desk.body('intention.record', { person: testUuid(person), ...SKILL, source: 'counter' }, { operator, at: START })
const own = (body: Body, generation = 1, isGenuine = true) => ({ body, generation, isGenuine })
const lane = (entry: string, of: Verdict['lane']): Verdict => ({
  entry,
  lane: of,
  rejection: null,
  causedBy: null,
  case: null,
  decidedAt: 1,
  seq: 1
})
const none = () => undefined

test('[O6] what is undecided is chained anew with its id and body, oldest first, once', () => {
  const [a, b, c, d] = [1, 2, 3, 4].map(n => intention('anna', `p${n}`)) as [Body, Body, Body, Body]
  const verdicts = new Map([
    [b.id, lane(b.id, 'accepted')],
    [c.id, lane(c.id, 'waiting')]
  ])
  const left = entriesToRechain([own(a), own(b), own(c), own(d, 2)], 'anna', 2, id => verdicts.get(id))
  expect(left.map(({ body }) => body)).toEqual([a, c])
})

test('[O6] an operator signs own entries only, and none that comes after what somebody else has yet to sign', () => {
  const bens = intention('ben', 'p1')
  const annas = [intention('anna', 'p1'), intention('anna', 'p2')] as const
  const chained = [own(bens), own(annas[0]), own(annas[1])]
  expect(entriesToRechain(chained, 'anna', 2, none).map(({ body }) => body)).toEqual([annas[1]])
  const after = [own(bens, 2), own(annas[0]), own(annas[1])]
  expect(entriesToRechain(after, 'anna', 2, none).map(({ body }) => body)).toEqual(annas)
})

test('[O6, J4] what did not bear its operator’s signature is told apart, so that nobody signs it now', () => {
  const [mine, forged] = [intention('anna', 'p1'), intention('anna', 'p2')]
  const left = entriesToRechain([own(mine), own(forged, 1, false)], 'anna', 2, none)
  expect(left).toEqual([
    { body: mine, isGenuine: true },
    { body: forged, isGenuine: false }
  ])
})
