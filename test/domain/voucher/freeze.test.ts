import { describe, expect, it } from 'vitest'
import { furnishedDesk, sceneOf } from '../../doubles/furnished-desk.ts'
import { stage } from '../../doubles/loop-desk.ts'
import { bindArgs, gist, reviewer, signInArgs, trainer } from '../../doubles/test-desk.ts'

const reason = '示例原因'
const freezing = { voucher: 'v-2', reason }

describe('a frozen voucher', () => {
  it('[V20] stands still: it is not redeemed, bound, unbound or frozen twice', () => {
    const desk = furnishedDesk()
    desk.do('voucher.freeze', freezing, reviewer)
    expect(desk.get('voucher', 'v-2')).toMatchObject({ state: 'frozen', frozenFrom: 'bound', boundClass: 'class-1' })
    expect(gist(desk.try('attendance.sign-in', signInArgs(2), trainer))).toBe('rejected voucher.wrong-state R3')
    expect(gist(desk.try('voucher.bind', bindArgs(2), trainer))).toBe('rejected voucher.wrong-state V12')
    const { args } = sceneOf('voucher.unbind').scene
    expect(gist(desk.try('voucher.unbind', args, trainer))).toBe('rejected voucher.wrong-state V15')
    expect(gist(desk.try('voucher.freeze', freezing, reviewer))).toBe('rejected voucher.wrong-state V20')
  })

  it('[V21] goes on from where it stood', () => {
    const desk = furnishedDesk()
    desk.do('voucher.freeze', freezing, reviewer)
    desk.do('voucher.unfreeze', freezing, reviewer)
    expect(desk.get('voucher', 'v-2')).toMatchObject({ state: 'bound', frozenFrom: '' })
    desk.do('attendance.sign-in', signInArgs(2), trainer)
    expect(gist(desk.try('voucher.unfreeze', freezing, reviewer))).toBe('rejected voucher.wrong-state V21')
  })

  it('[V20] is not one whose money was paid', () => {
    const { desk, scene } = sceneOf('claim.reconcile')
    desk.do('claim.reconcile', scene.args, scene.acting)
    const settled = { voucher: `v-${stage.paying}`, reason }
    expect(gist(desk.try('voucher.freeze', settled, reviewer))).toBe('rejected voucher.wrong-state V20')
  })
})
