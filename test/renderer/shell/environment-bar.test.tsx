import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'
import { EnvironmentBar } from '../../../src-renderer/shell/EnvironmentBar.tsx'
import type { ShellView } from '../../../src-renderer/shell/shell-port.ts'

beforeAll(() => {
  startTexts('zh')
})

const bar = (environment: ShellView['environment']) =>
  renderToStaticMarkup(<EnvironmentBar environment={environment} tools={<button type="button">拔电源</button>} />)

it('has the tools of a demonstration in a demonstration only', () => {
  expect(bar('demo')).toMatch(/演示环境.*拔电源/)
  expect(bar('practice')).toMatch(/练习环境/)
  expect(bar('practice')).not.toContain('拔电源')
  expect(bar('real')).toBe('')
})
