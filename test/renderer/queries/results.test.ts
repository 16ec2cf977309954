import { expect, it } from 'vitest'
import { eachOnce } from '../../../src-renderer/queries/results.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS } from '../../doubles/loop-desk.ts'

it('a class that has just ended is offered once, as it stands in the later answer', () => {
  const desk = furnishedDesk()
  const finished = desk.get('trainingClass', LOOP_CLASS)
  const running = { ...finished, state: 'running' as const }
  expect(eachOnce([running, finished])).toEqual([finished])
  expect(eachOnce([finished])).toEqual([finished])
})
