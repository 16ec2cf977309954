import { beforeAll, describe, expect, it } from 'vitest'
import { rejectionCodes } from '../../../domain/journal/rejection.ts'
import { failureCodes } from '../../../src-main/contract/failure.ts'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'
import { failureText, rejectionText } from '../../../src-renderer/locale/refusal-text.ts'

beforeAll(() => {
  startTexts('zh')
})

describe('rejectionText', () => {
  it('has a sentence and a remedy for each code, and leaves no placeholder open', () => {
    for (const code of rejectionCodes) {
      const text = rejectionText({ code, rule: 'V1', details: {} })
      expect(text.reason, code).toMatch(/\p{Script=Han}/u)
      expect(text.remedy, code).toMatch(/\p{Script=Han}/u)
      expect(text.reason + text.remedy, code).not.toMatch(/\{\{|rejections/)
    }
  })

  it('names figures, and states by their word', () => {
    expect(rejectionText({ code: 'voucher.wrong-state', rule: 'V1', details: { state: 'redeemed' } }).reason).toBe(
      '券现为“已核销”，不能这样办理'
    )
    expect(rejectionText({ code: 'rule.live-vouchers', rule: 'P4', details: { limit: 1 } })).toEqual({
      reason: '本人在用的券已达上限 1 张',
      remedy: '待在用的券用完、过期或作废后再申领',
      code: 'rule.live-vouchers P4'
    })
  })
})

describe('failureText', () => {
  it('has a sentence for each code', () => {
    for (const code of failureCodes) expect(failureText({ code }), code).toMatch(/\p{Script=Han}.*。$/u)
  })

  it('tells how long to wait', () => {
    expect(failureText({ code: 'server.busy', details: { retryAfterMs: 40_000 } })).toContain('40 秒后再试')
  })
})
