import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditedDisclosure } from '../../../../domain/protocol/disclosure-page.ts'
import { type Failure, failureCodes } from '../../../../src-main/contract/failure.ts'
import { channels } from '../../../../src-main/contract/table.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import { type DisclosureNarrowing, disclosureRequest } from '../../../../src-renderer/queries/disclosures.ts'
import { DisclosureTable } from '../../../../src-renderer/screens/disclosures/DisclosureTable.tsx'
import { wordsFrom } from '../../../../src-renderer/screens/disclosures/disclosure-words.ts'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { claimId, stage } from '../../../doubles/loop-desk.ts'
import { personId } from '../../../doubles/test-desk.ts'
import { testUuid } from '../../../doubles/test-device.ts'

const desk = furnishedDesk()
const record = (changes: Partial<AuditedDisclosure> = {}): AuditedDisclosure => ({
  ...{ id: testUuid('one'), person: personId(1), operator: 'clerk', part: 'identity', purpose: 'show' },
  ...{ reason: '电话核对', at: Date.parse('2026-03-02T01:12:00Z') },
  ...{ device: 'pc-county-a', organisation: 'county-a', outcome: 'shown' },
  ...changes
})
const words = wordsFrom(
  (collection, id) => {
    const document = desk.documents.get(`${collection}/${id}`)
    return document === undefined ? { state: 'absent' } : { state: 'present', document: document as never }
  },
  new Map([
    [personId(1), { name: '赵样例', masked: '000000********1002' }],
    [personId(2), null]
  ])
)

/** With every column. */
const layout = { read: () => ({ hidden: [], widths: {} }), write: () => undefined }
const drawn = (rows: readonly AuditedDisclosure[] | undefined, failure: Failure | null = null) =>
  renderToStaticMarkup(
    <MantineProvider env="test">
      <DisclosureTable
        found={{
          ...{ rows, failure, fetching: false, askAgain: () => undefined },
          page: { before: 50, onPrevious: () => undefined, onNext: undefined }
        }}
        words={words}
        layout={layout}
        empty="还没有"
      />
    </MantineProvider>
  )
const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('[W12] the list of who looked and exported', () => {
  beforeEach(() => {
    startTexts('zh')
  })

  it('says when, who, where, on which desk, whose and why, with the number masked', () => {
    const text = textOf(drawn([record()]))
    for (const word of ['2026-03-02 09:12', '经办 01', '示例 county-a', '赵样例', '000000********1002', '查看身份信息'])
      expect(text).toContain(word)
    expect(text).toContain('电话核对')
    expect(text).toContain('第 51–51 条')
    expect(text).not.toContain(personId(1))
  })

  it('says of a list its rows, who confirmed it and what it is of; of a paper its claim', () => {
    const list = {
      part: 'list',
      purpose: 'export',
      reason: '',
      rows: 1612,
      second: 'reviewer',
      person: 'county-a'
    } as const
    expect(textOf(drawn([record(list)]))).toMatch(/1,612 行，\S+ 01 确认 导出人员名单/)
    const ofCentre = record({ ...list, person: 'centre-a' })
    expect(textOf(drawn([ofCentre]))).toMatch(/1,612 行，\S+ 01 确认，示例 centre-a 导出人员名单/)
    const paper = record({ part: 'attachment', person: claimId(stage.drafted) })
    const claim = desk.get('claim', claimId(stage.drafted))
    expect(textOf(drawn([paper]))).toContain(`申领：${claim.name} 查看申领材料`)
  })

  it('shows no id of what this desk does not hold, and says what the server found wrong', () => {
    const strange = { operator: 'op-nobody', device: 'pc-nowhere', organisation: 'place-nowhere', person: personId(2) }
    const text = textOf(drawn([record({ ...strange, outcome: 'outside-scope' })]))
    expect(text).toContain('无权查看')
    expect(text).toContain('超出数据范围')
    expect(text).not.toMatch(/op-nobody|pc-nowhere|place-nowhere/)
    expect(text.match(/查不到/g)).toHaveLength(3)
    for (const part of ['list', 'attachment'] as const)
      expect(textOf(drawn([record({ part, person: 'class-nowhere', rows: 3 })]))).not.toContain('class-nowhere')
  })

  it('says that nothing was found, and in both languages why there is no answer and how to ask again', () => {
    expect(drawn([])).toContain('还没有')
    for (const code of ['line.down', 'line.cut'] as const) {
      expect(textOf(drawn([], { code }))).toMatch(/记录只存在服务器上.*重试/)
      startTexts('en')
      expect(textOf(drawn([], { code }))).toMatch(/need the line.*Try again/)
      startTexts('zh')
    }
    expect(drawn([], { code: 'server.refused', details: { status: 403 } })).toContain('不能查阅这些记录')
    for (const code of failureCodes) expect(drawn([], { code }), code).not.toContain('还没有<')
    expect(drawn(undefined)).toContain('aria-busy')
  })
})

describe('what is asked', () => {
  const nothing: DisclosureNarrowing = {
    ...{ organisation: undefined, operator: undefined, purpose: undefined },
    ...{ outcome: undefined, from: undefined, until: undefined }
  }
  const asked = (changes: Partial<DisclosureNarrowing>, after?: string) =>
    channels['disclosure.page'].request.parse(
      JSON.parse(JSON.stringify(disclosureRequest({ ...nothing, ...changes }, after)))
    )

  it('has whole days of the province in it, the last one too', () => {
    expect(asked({ from: '2026-03-01', until: '2026-03-02' })).toEqual({
      ...{ limit: 50, from: Date.parse('2026-03-01T00:00:00+08:00'), until: Date.parse('2026-03-03T00:00:00+08:00') }
    })
    expect(asked({ from: '2026-02-30', until: 'soon' })).toEqual({ limit: 50 })
  })

  it('goes on where the page before ended, narrowed as that was', () => {
    const after = testUuid('last')
    expect(asked({ organisation: 'county-a', purpose: 'export' }, after)).toEqual({
      ...{ limit: 50, organisation: 'county-a', purpose: 'export', after }
    })
  })
})
