import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { scanAsKeyboard } from '../../scripts/demo/scanner.ts'
import { openFirstRow, press } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

const scanBox = ({ page }: DemoDesk) => page.getByRole('textbox', { name: '扫码或输入' })

/** The code of a voucher that a class of this centre holds. */
async function boundCode(desk: DemoDesk): Promise<string> {
  await desk.go('/vouchers?state=bound')
  const code = desk.page
    .getByRole('grid')
    .getByText(/^[0-9A-Z]{4}(?:-[0-9A-Z]+)+$/)
    .first()
  return code.innerText()
}

async function verifyOne(desk: DemoDesk): Promise<void> {
  const code = await boundCode(desk)
  await desk.go('/verifying')
  await scanBox(desk).waitFor()
  await scanAsKeyboard(desk.page, code.replaceAll('-', ''))
  await desk.page.locator('[data-outcome]').first().waitFor()
}

async function verifyStranger(desk: DemoDesk): Promise<void> {
  await scanBox(desk).fill('140105199001011234')
  await scanBox(desk).press('Enter')
  await desk.page.locator('[data-outcome]').first().waitFor()
}

export const centreVisits: readonly Visit[] = [
  { name: 'today', path: '/today' },
  { name: 'verifying', path: '/verifying' },
  { name: 'verdict', path: '/attendance', open: verifyOne },
  { name: 'verdict-stranger', path: '/verifying', open: verifyStranger },
  { name: 'people', path: '/people' },
  { name: 'person', path: '/people', open: openFirstRow },
  { name: 'enrolments', path: '/enrolments' },
  { name: 'vouchers', path: '/vouchers' },
  { name: 'voucher', path: '/vouchers', open: openFirstRow },
  { name: 'classes', path: '/classes' },
  { name: 'class', path: '/classes', open: openFirstRow },
  { name: 'class-form', path: '/classes', open: press('新建班级') },
  {
    name: 'schedule',
    path: '/classes',
    open: async desk => {
      await openFirstRow(desk)
      await press('排课')(desk)
    }
  },
  { name: 'attendance', path: '/attendance' },
  { name: 'sign-ins', path: '/attendance?tab=sign-ins' },
  { name: 'cases', path: '/cases?state=all' },
  { name: 'synchronisation', path: '/synchronisation' },
  { name: 'readiness', path: '/readiness' },
  { name: 'settings', path: '/settings' }
]
