import { beforeAll, describe, expect, it } from 'vitest'
import { lanes } from '../../../domain/journal/lane.ts'
import { kinds } from '../../../domain/reducer.ts'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'
import { checkText } from '../../../src-renderer/screens/readiness/check-text.ts'
import { answerText, kindText, reasonText } from '../../../src-renderer/screens/sync/entry-words.ts'
import { subjectText } from '../../../src-renderer/screens/sync/use-entry-subjects.ts'
import { testUuid } from '../../doubles/test-device.ts'

beforeAll(() => {
  startTexts('zh')
})

const entry = (lane: OwnEntry['lane'], verdict: Partial<NonNullable<OwnEntry['verdict']>> | null): OwnEntry => ({
  position: 1,
  body: {
    v: 1,
    id: testUuid('entry'),
    serverId: 'server-1',
    deviceId: 'pc-county',
    kind: 'voucher.issue',
    args: {},
    operator: 'clerk',
    policyVersion: 1,
    at: 0,
    lastContact: 0,
    clockFlagged: false,
    dataAge: 0,
    sealed: []
  },
  envelope: { generation: 1, seq: 1, prev: '0'.repeat(64), bodyHash: '0'.repeat(64) },
  lane,
  verdict: verdict && {
    entry: testUuid('entry'),
    lane: 'rejected',
    rejection: null,
    causedBy: null,
    case: null,
    decidedAt: 0,
    seq: 1,
    ...verdict
  },
  uploading: false,
  seen: false
})

describe('an own entry in words', () => {
  it('names every kind, and shows a kind of a newer version by its code', () => {
    for (const kind of kinds) expect(kindText(kind)).toMatch(/^\p{Script=Han}+$/u)
    expect(kindText('voucher.teleport')).toBe('voucher.teleport')
  })

  it('says what happened and what to do in every lane', () => {
    for (const lane of lanes) {
      const { what, todo } = answerText(entry(lane, null))
      expect(what).toMatch(/\p{Script=Han}/u)
      expect(todo).toMatch(/\p{Script=Han}/u)
    }
  })

  it('gives the rule that refused, what would satisfy it and the code for support', () => {
    const rejection = { code: 'rule.live-vouchers', rule: 'P2', details: { live: 1, max: 1 } } as const
    const refused = entry('rejected', { rejection })
    expect(answerText(refused)).toMatchObject({ code: 'rule.live-vouchers P2' })
    expect(answerText(refused).what).toContain(reasonText(refused))
    expect(answerText(refused).what).toMatch(/^服务器没有受理，未产生效力。/)
    expect(answerText(refused).todo).not.toBe('')
  })

  it('is about a person and a voucher, else about a class, a batch or a claim', () => {
    const none = {
      person: undefined,
      voucher: undefined,
      trainingClass: undefined,
      batch: undefined,
      claim: undefined,
      drafted: undefined
    }
    const person = { name: '样例甲', masked: '', idNumber: '' }
    expect(subjectText({ ...none, person, voucher: 'ABCD-EFGH', trainingClass: '示例班' })).toBe('样例甲 ABCD-EFGH')
    expect(subjectText({ ...none, trainingClass: '示例班' })).toBe('示例班')
    expect(subjectText({ ...none, drafted: '示例班' })).toBe('示例班')
    expect(subjectText({ ...none, claim: '示例班' })).toBe('示例班')
    expect(subjectText(none)).toBe('')
  })
})

describe('a check before leaving in words', () => {
  it('puts figures into the sentence and leaves no hole', () => {
    const ticket = { item: 'login-ticket', state: 'good', figures: { leftMs: 6.5 * 86_400_000 } } as const
    expect(checkText(ticket)).toBe('还可离线登录 6 天')
    const disk = { item: 'disk', state: 'bad', figures: { freeBytes: 2 ** 30 / 2 } } as const
    expect(checkText(disk)).toBe('剩余 0.5 GB，不足以保证办理，请先清理')
    expect(checkText({ item: 'leases', state: 'warn', figures: {} })).toBe('可发 0 张，请按需申请预留')
  })
})
