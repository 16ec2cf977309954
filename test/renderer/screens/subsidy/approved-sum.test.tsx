import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { ClaimLine } from '../../../../domain/subsidy/claim.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import { ApprovedSum } from '../../../../src-renderer/screens/subsidy/ApprovedSum.tsx'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { claimId, stage } from '../../../doubles/loop-desk.ts'

beforeAll(() => {
  startTexts('zh')
})

test('[M6] [M7] nothing is approved while a review is still to come, in a claim that came back with a refused line neither', () => {
  const [line] = furnishedDesk().get('claim', claimId(stage.submitted)).lines
  if (!line) throw new Error('a line')
  const shown = (...states: readonly ClaimLine['state'][]) =>
    renderToStaticMarkup(
      <MantineProvider env="test">
        <ApprovedSum claim={{ lines: states.map(state => ({ ...line, state })) }} />
      </MantineProvider>
    )
  expect(shown('open', 'open')).toContain('尚未核定')
  expect(shown('refused', 'open')).toContain('尚未核定')
  expect(shown('refused', 'approved')).toContain('¥1.00')
  expect(shown('refused', 'refused')).toContain('¥0.00')
})
