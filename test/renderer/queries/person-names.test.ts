import { expect, it } from 'vitest'
import type { Person } from '../../../domain/person/person.ts'
import { answerWhile, readNames } from '../../../src-renderer/queries/use-person.ts'
import type { Replica } from '../../../src-renderer/replica/replica.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { personId } from '../../doubles/test-desk.ts'

it('who was erased is told apart from whom this desk may not open', async () => {
  const desk = furnishedDesk()
  const person: Person = desk.get('person', personId(1))
  desk.put('person', { ...person, erased: { reason: 'asked', at: person.updatedAt } })
  const replica: Pick<Replica, 'maskedPart' | 'reads'> = {
    maskedPart: async id => (id === personId(2) ? { name: '样例甲', idNumber: '001122********1234' } : null),
    reads: async () => desk.read
  }
  expect([...(await readNames(replica, [1, 2, 3].map(personId)))]).toEqual([
    [personId(1), 'erased'],
    [personId(2), { name: '样例甲', masked: '001122********1234' }],
    [personId(3), null]
  ])
})

it('a name that cannot be read is not called closed to this desk while the replica is being filled', () => {
  const who = { name: '样例甲', masked: '' }
  expect([answerWhile(true, null), answerWhile(true, who)]).toEqual([undefined, who])
  expect([answerWhile(false, null), answerWhile(false, who)]).toEqual([null, who])
})
