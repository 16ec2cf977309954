import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_ATTACHMENT_BYTES } from '../../../domain/subsidy/attachment.ts'
import { isRemovable } from '../../../domain/subsidy/claim.ts'
import {
  addEach,
  attachingPaper,
  detachingPaper,
  type PaperFate,
  preparePaper
} from '../../../src-renderer/commands/attachments.ts'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'
import { AttachmentTable } from '../../../src-renderer/screens/subsidy/AttachmentTable.tsx'
import type { PaperStanding } from '../../../src-renderer/screens/subsidy/use-attachments.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { attachArgs, claimId, stage } from '../../doubles/loop-desk.ts'
import { trainer } from '../../doubles/test-desk.ts'

beforeAll(() => {
  startTexts('zh')
})

const jpeg = (bytes: number) => new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), new Uint8Array(bytes - 4)])
const pdf = (bytes: number) => new Blob(['%PDF-', new Uint8Array(bytes - 5)])
const unasked = async () => {
  throw new Error('nothing was to be made smaller')
}

describe('a chosen file', () => {
  it('[M16] is attached as it is when it is a PDF of the size allowed, and refused with its reason otherwise', async () => {
    const taken = await preparePaper(pdf(1000), unasked)
    expect(taken.ok && taken.bytes.length).toBe(1000)
    expect(await preparePaper(pdf(MAX_ATTACHMENT_BYTES + 1), unasked)).toEqual({
      ok: false,
      code: 'attachment.too-large'
    })
    for (const other of ['', '<svg onload="x">', 'PK\u0003\u0004'])
      expect(await preparePaper(new Blob([other]), unasked)).toEqual({ ok: false, code: 'attachment.other-type' })
  })

  it('is made smaller when it is a picture; one that cannot be read is refused', async () => {
    const taken = await preparePaper(jpeg(3 * MAX_ATTACHMENT_BYTES), async (_file, most) => jpeg(most / 2))
    expect(taken.ok && taken.bytes.length).toBe(MAX_ATTACHMENT_BYTES / 2)
    expect(await preparePaper(jpeg(1000), async () => null)).toEqual({ ok: false, code: 'file.unreadable' })
    expect(await preparePaper(jpeg(1000), async () => jpeg(MAX_ATTACHMENT_BYTES + 1))).toEqual({
      ok: false,
      code: 'attachment.too-large'
    })
  })
})

describe('several chosen files', () => {
  const added = async (fates: readonly PaperFate[]) => {
    const tried: number[] = []
    const { added, left } = await addEach([...fates.keys()], async at => {
      tried.push(at)
      return fates[at] ?? 'stopped'
    })
    return { tried, added, left }
  }

  it('[M16] that one of them cannot be attached keeps out no other', async () => {
    expect(await added(['added', 'file-refused', 'added'])).toEqual({ tried: [0, 1, 2], added: 2, left: [] })
  })

  it('what keeps out all of them names those that nobody came to', async () => {
    expect(await added(['added', 'stopped', 'added', 'added'])).toEqual({ tried: [0, 1], added: 1, left: [2, 3] })
  })
})

describe('the papers of a claim on screen', () => {
  const n = stage.drafted
  const { claim: _, ...paper } = attachArgs(n, 'b')

  it('[M15] are attached and taken off by the drafts that the screen makes', () => {
    const desk = furnishedDesk()
    const claim = () => desk.get('claim', claimId(n))
    desk.do('claim.attach', attachingPaper(claim(), 'roster', paper).args, trainer)
    const added = claim().attachments.at(-1)
    if (!added) throw new Error('it was attached')
    expect(added).toEqual({ ...paper, kind: 'roster', round: 0 })
    expect(isRemovable(claim(), added)).toBe(true)
    expect(isRemovable({ state: 'submitted', round: 1 }, added)).toBe(false)
    expect(isRemovable({ state: 'returned', round: 1 }, added)).toBe(false)
    desk.do('claim.detach', detachingPaper(claim(), added).args, trainer)
    expect(claim().attachments).toHaveLength(1)
  })

  it('say their size, and whether they were uploaded at their own place only', () => {
    const claim = { attachments: [{ ...paper, bytes: 1_500_000, round: 0 }], state: 'draft' as const, round: 0 }
    const markup = (isOwn: boolean, standings: readonly PaperStanding[] = ['waiting']) =>
      renderToStaticMarkup(
        <MantineProvider env="test">
          <AttachmentTable
            claim={claim}
            standings={standings}
            isOwn={isOwn}
            onShow={() => undefined}
            onRemove={() => undefined}
          />
        </MantineProvider>
      )
    for (const text of ['花名册', '1,465 KB', '待上传', '查看', '移除']) expect(markup(true)).toContain(text)
    expect(markup(true, ['stored'])).toContain('已上传')
    // Two of one kind are told apart by the number under which each is shown.
    expect(markup(true)).toMatch(/序号.*>1<.*花名册/s)
    for (const text of ['待上传', '移除']) expect(markup(false)).not.toContain(text)
  })
})
