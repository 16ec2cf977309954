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
    expect(rejectionText({ code: 'rule.live-vouchers', rule: 'P4', details: { live: 1, max: 1 } })).toEqual({
      reason: '本人在用的券有 1 张，已达上限 1 张',
      remedy: '待在用的券用完、过期或作废后再申领',
      code: 'rule.live-vouchers P4'
    })
  })
})

describe('details that are codes', () => {
  it('show as words', () => {
    const details = { occupation: '6-18-02-04', level: '5', on: '2025-03-01' }
    expect(rejectionText({ code: 'rule.same-occupation-level', rule: 'P4', details }).reason).toBe(
      '本人已在 2025-03-01 领过“焊工”五级/初级工的券，同一职业同一等级只能享受一次'
    )
    expect(rejectionText({ code: 'rule.identity-method', rule: 'P9', details: { method: 'typed' } }).reason).toContain(
      '手工录入'
    )
    const withheld = { line: 3, voucher: 'frozen' }
    expect(rejectionText({ code: 'claim.line-withheld', rule: 'M12', details: withheld }).reason).toBe(
      '第 3 人的券现为“已冻结”，不能拨付'
    )
    expect(
      rejectionText({ code: 'voucher.wrong-state', rule: 'V1', details: { state: 'unheard-of' } }).reason
    ).toContain('unheard-of')
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
