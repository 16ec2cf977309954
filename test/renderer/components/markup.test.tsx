import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkIdNumber, sampleIdNumber } from '../../../domain/codes/id-number.ts'
import { voucherStates } from '../../../domain/voucher/voucher.ts'
import { LaneBadge } from '../../../src-renderer/components/badge/LaneBadge.tsx'
import { StateBadge } from '../../../src-renderer/components/badge/StateBadge.tsx'
import { IdNumberField } from '../../../src-renderer/components/form/IdNumberField.tsx'
import { Timeline } from '../../../src-renderer/components/page/Timeline.tsx'
import { PersonCell } from '../../../src-renderer/components/person/PersonCell.tsx'
import { PrintSheet } from '../../../src-renderer/components/print/PrintSheet.tsx'
import { PrintTable } from '../../../src-renderer/components/print/PrintTable.tsx'
import { QrCode } from '../../../src-renderer/components/value/QrCode.tsx'
import { VerdictPanel } from '../../../src-renderer/components/verify/VerdictPanel.tsx'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'

beforeAll(() => {
  startTexts('zh')
})

const drawn = (node: ReactNode) => renderToStaticMarkup(<MantineProvider env="test">{node}</MantineProvider>)
const check = (text: string) => checkIdNumber(text, { today: '2026-11-22', allowSampleRegion: true })
const nothing = () => undefined

describe('badges', () => {
  it('name every voucher state', () => {
    for (const state of voucherStates)
      expect(drawn(<StateBadge of="voucher" state={state} />)).toMatch(/\p{Script=Han}/u)
    expect(drawn(<StateBadge of="voucher" state="settled" />)).toContain('data-filled')
    expect(drawn(<StateBadge of="voucher" state="expired" />)).toContain('data-struck')
  })

  it('put 暂 before a provisional state and a way to the reason after a refused one', () => {
    expect(drawn(<StateBadge of="voucher" state="bound" provisional />)).toMatch(/data-provisional.*暂.*已绑定/)
    expect(drawn(<StateBadge of="voucher" state="bound" />)).not.toContain('暂')
    expect(drawn(<StateBadge of="enrolment" state="on-roster" onShowRefusal={nothing} />)).toContain('<button')
    expect(drawn(<LaneBadge lane="review" />)).toContain('待裁决')
  })
})

it('a timeline says the time of day only where it is known', () => {
  const at = Date.UTC(2026, 10, 22, 16)
  const item = { id: '1', at, title: '发证' }
  expect(drawn(<Timeline items={[item]} />)).toContain('2026-11-23 00:00')
  const day = drawn(<Timeline items={[{ ...item, isDay: true }]} />)
  expect(day).toContain('2026-11-23')
  expect(day).not.toContain('00:00')
})

describe('personal data', () => {
  it('is masked in a cell, and a name that may not be opened is said so', () => {
    const number = sampleIdNumber(7, '1988-05-12', 'male')
    const cell = drawn(<PersonCell who={{ name: '样例甲', masked: number }} sample />)
    expect(cell).not.toContain(number)
    expect(cell).toContain('********')
    expect(drawn(<PersonCell who={null} />)).toContain('无权查看')
  })

  it('of somebody who was erased is no number, and no name that is sealed', () => {
    const cell = drawn(<PersonCell who={{ name: '已清除', masked: '', isErased: true }} />)
    expect(cell).toContain('已清除')
    expect(cell).not.toContain('无权查看')
    expect(cell).not.toContain('*')
  })

  it('is not called sealed before it is known', () => {
    const cell = drawn(<PersonCell who={undefined} sample />)
    expect(cell).toContain('正在载入')
    expect(cell).not.toContain('无权查看')
  })
})

describe('IdNumberField', () => {
  it('fills what a good number tells, says what is wrong, and waits while one is typed', () => {
    const good = sampleIdNumber(7, '1988-05-12', 'male')
    const wrong = good.slice(0, 17) + (good.endsWith('0') ? '1' : '0')
    expect(drawn(<IdNumberField value={good} onChange={nothing} check={check} />)).toMatch(/男.*1988-05-12/)
    expect(drawn(<IdNumberField value={wrong} onChange={nothing} check={check} />)).toContain('校验位不符')
    expect(drawn(<IdNumberField value={good.slice(0, 9)} onChange={nothing} check={check} />)).not.toContain(
      '应为 18 位'
    )
    expect(drawn(<IdNumberField value={`${good}1`} onChange={nothing} check={check} />)).toContain('现为 19 位')
  })
})

describe('VerdictPanel', () => {
  it('says the word, the rule, the remedy, how sure it is and what was not checked', () => {
    const panel = drawn(
      <VerdictPanel
        verdict={{
          key: '',
          outcome: 'provisional',
          rule: '规则',
          remedy: '办法',
          facts: [{ label: '面值', value: '¥1,500.00' }],
          certainty: { kind: 'offline', dataAsOf: Date.UTC(2026, 10, 22, 1, 12) },
          unchecked: ['甲', '乙']
        }}
        now={Date.UTC(2026, 10, 22, 3)}
        muted
        onMute={nothing}
      />
    )
    expect(panel).toMatch(
      /可以，暂核待确认.*规则.*办法.*面值.*¥1,500\.00.*离线核验（数据截至 09:12）；未能核对：甲、乙/
    )
  })
})

describe('paper', () => {
  const drawnSheet = () =>
    drawn(
      <PrintSheet
        title="券发放清单"
        unit="样例县"
        period="2026-11"
        signatures={['经办人']}
        madeBy="经办 01"
        madeAt="2026-11-22 14:40"
        pages={[
          <PrintTable
            key="1"
            columns={[{ title: '序号', cell: (_row: string, number) => number }]}
            rows={['a']}
            firstNumber={1}
          />,
          <p key="2">{'末页'}</p>
        ]}
      />
    )

  it('carries no style attribute, which the printing page would block', () => {
    const sheet = drawnSheet()
    expect(sheet.slice(sheet.indexOf('<section'))).not.toContain('style=')
  })

  it('numbers its pages and signs the last one', () => {
    const sheet = drawnSheet()
    expect(sheet).toMatch(/第 1 页，共 2 页.*末页.*经办人：.*第 2 页，共 2 页/)
    expect(sheet.match(/经办人：/g)).toHaveLength(1)
  })
})

describe('QrCode', () => {
  it('draws one path with a quiet zone of four modules', () => {
    const code = drawn(<QrCode text="JQ1:SAMPLE" size={120} label="券" />)
    expect(code).toContain('viewBox="0 0 29 29"')
    expect(code).toMatch(/<path d="M4 4h1v1h-1z/)
  })
})
