import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Policy } from '../../../../domain/policy/policy.ts'
import { decisionKinds } from '../../../../domain/policy/preview.ts'
import type { PolicyPreview, PreviewRow } from '../../../../src-renderer/commands/policy-preview.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import { DraftForm } from '../../../../src-renderer/screens/policy/DraftForm.tsx'
import { PreviewPanel } from '../../../../src-renderer/screens/policy/PreviewPanel.tsx'
import { faultsOf, formFrom, type PolicyForm } from '../../../../src-renderer/screens/policy/policy-form.ts'
import { numberRules, switchRules } from '../../../../src-renderer/screens/policy/rule-fields.ts'
import { ruleLabel } from '../../../../src-renderer/screens/policy/rule-label.ts'
import { START, sampleRules } from '../../../doubles/test-province.ts'

const newest: Policy = {
  kind: 'rules',
  id: 'rules-1',
  version: 1,
  name: '示例政策',
  from: '2026-01-01',
  rules: { ...sampleRules, movedDays: { holidays: ['2026-10-01'], workdays: [] } },
  pilotCities: ['1401'],
  sample: true,
  updatedAt: START
}

function markupOf(form: PolicyForm): string {
  const draft = {
    form,
    newest,
    faults: faultsOf(form, newest),
    isTouched: true,
    change: () => undefined,
    drop: () => undefined
  }
  return renderToStaticMarkup(
    <MantineProvider env="test">
      <DraftForm draft={draft} onSave={() => undefined} />
    </MantineProvider>
  )
}

beforeAll(() => {
  startTexts('zh')
})

describe('the form of a version', () => {
  it('has a field for every rule, money in yuan', () => {
    const t = startTexts('zh').getFixedT('zh', 'policy')
    const html = markupOf(formFrom(newest, '2026-03-02'))
    for (const { path } of [...numberRules, ...switchRules]) expect(html, path).toContain(ruleLabel(path, t))
    expect(html).toContain('value="1,000"')
    expect(html).toContain('2026-10-01')
    expect(html).toContain('太原市')
  })

  it('says under each field what is wrong with it', () => {
    const form = formFrom(newest, '2026-03-02')
    const wrong = { ...form, from: '2025-12-31', typed: { 'training.passScore': '' } }
    const html = markupOf({ ...wrong, rules: { ...form.rules, bindMethods: [] } })
    for (const words of ['请填 0 到 100 的整数', '至少选一种', '不早于上一版本']) expect(html).toContain(words)
  })
})

describe('the result of a preview', () => {
  it('says each decision before and after in words, sums to the fen, and what was not at hand', () => {
    const skill = { occupation: 'SAMPLE-02', level: '5' } as const
    const figures = Object.fromEntries(decisionKinds.map(kind => [kind, { asked: 3, different: 1 }]))
    const age = { code: 'rule.age', rule: 'P6', details: { age: 61, min: 16, max: 60 } } as const
    const rows: PreviewRow[] = [
      {
        ...skill,
        about: 'issue',
        id: 'v-1',
        name: '7K3M-9QXW-2RT',
        before: { kind: 'allowed' },
        after: { kind: 'refused', rejection: age }
      },
      {
        ...skill,
        about: 'amount',
        id: 'e-1',
        name: '五级第 1 期',
        before: { kind: 'amount', fen: 100_000 },
        after: { kind: 'amount', fen: 99_999 }
      },
      {
        ...skill,
        about: 'route',
        id: 'c-1',
        name: '五级第 1 期',
        before: { kind: 'route', city: false, province: null },
        after: { kind: 'route', city: true, province: true }
      }
    ]
    const result = { figures: { ...figures, binding: { asked: 0, different: 0 } }, rows } as unknown as PolicyPreview
    const preview = {
      state: { phase: 'done', of: sampleRules, result } as const,
      start: () => undefined,
      cancel: () => undefined
    }
    const html = renderToStaticMarkup(
      <MantineProvider env="test">
        <PreviewPanel preview={preview} before={sampleRules} after={{ ...sampleRules }} />
      </MantineProvider>
    )
    for (const words of ['不可以：', '¥999.99', '现行 ¥1,000.00', '县级、市级，省级抽中', '本机没有这类数据'])
      expect(html, words).toContain(words)
    expect(html).not.toContain('请重新试算')
  })
})
