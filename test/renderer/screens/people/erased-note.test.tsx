import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { erasureReasons } from '../../../../domain/person/person.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import { ErasedNote } from '../../../../src-renderer/screens/people/ErasedNote.tsx'

beforeAll(() => {
  startTexts('zh')
})

const drawn = (reason: (typeof erasureReasons)[number], provisional: boolean) =>
  renderToStaticMarkup(
    <MantineProvider env="test">
      <ErasedNote erased={{ reason, at: Date.UTC(2026, 10, 23, 4) }} provisional={provisional} />
    </MantineProvider>
  )

it('says since when and why a person is erased, and that the server has yet to decide', () => {
  for (const reason of erasureReasons)
    expect(drawn(reason, false)).toMatch(/2026-11-23 已清除个人信息，原因：\p{Script=Han}+。/u)
  expect(drawn('asked', true)).toContain('已提交清除个人信息')
})
