import { expect, it } from 'vitest'
import { cases } from '../../../../src-renderer/locale/zh/cases.ts'
import { decisionSaid, presetsFor } from '../../../../src-renderer/screens/cases/decisions.ts'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'

const { presets } = cases
const dispute = [...furnishedDesk().documents.values()].find(one => 'kind' in one && one.kind === 'dispute')

it('[C4] a usual sentence chooses the decision that it speaks for, and is offered where that can be taken', () => {
  if (!dispute || !('loser' in dispute)) throw new Error('no dispute')
  const { loser } = dispute
  expect(decisionSaid(presets['uphold-winner'], presets)).toBe('uphold-winner')
  expect(decisionSaid(presets['give-to-loser'], presets)).toBe('give-to-loser')
  expect(decisionSaid(presets.agreed, presets)).toBeUndefined()
  expect(presetsFor({ loser: { ...loser, trainingClass: 'class-1' } }, presets)).toEqual(Object.values(presets))
  expect(presetsFor({ loser: { ...loser, trainingClass: '' } }, presets)).toEqual([
    presets['uphold-winner'],
    presets.agreed
  ])
})
