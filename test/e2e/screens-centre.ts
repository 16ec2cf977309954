import { expect } from '@playwright/test'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { inFirstRow, openFirstRow, press } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'
import { buttonOf, byKeys } from './screens-keyboard.ts'
import { verdictVisits } from './screens-verdicts.ts'

const teacher = '样例师'

/** A teacher is registered first, so that there is somebody to choose. */
async function assignTeacher(desk: DemoDesk): Promise<void> {
  const { page } = desk
  await press('教师')(desk)
  await page.getByLabel('身份证号码').fill(sampleIdNumber(4_970_001, '1975-05-05', 'female'))
  await page.getByLabel('姓名').fill(teacher)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`已登记：${teacher}`).waitFor()
  await page.keyboard.press('Escape')
  // What was said of it was said in one language.
  await expect(page.getByText('教师已登记')).toHaveCount(0)
  await openFirstRow(desk)
  await press('安排教师')(desk)
  await page.getByRole('combobox', { name: '任课教师' }).click()
  await page.getByRole('option', { name: teacher }).click()
}

export const centreVisits: readonly Visit[] = [
  { name: 'today', path: '/today' },
  ...verdictVisits,
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
    path: '/classes?state=running',
    open: async desk => {
      await openFirstRow(desk)
      await press('排课')(desk)
    }
  },
  {
    // Esc goes back without finishing, and the keyboard is where it was.
    name: 'class-finish',
    path: '/classes?state=running',
    open: async desk => {
      await openFirstRow(desk)
      await byKeys('结班')(desk)
      const confirm = desk.page.getByRole('dialog', { name: /^结班：/ }).getByRole('button', { name: '确认结班' })
      await expect(confirm).toBeFocused()
      await desk.page.keyboard.press('Escape')
      await expect(buttonOf(desk, '结班')).toBeFocused()
      await desk.page.keyboard.press('Enter')
      await expect(confirm).toBeFocused()
    }
  },
  { name: 'teachers', path: '/classes', open: press('教师') },
  { name: 'teacher-assign', path: '/classes?state=running', open: assignTeacher },
  {
    name: 'class-file',
    path: '/classes?state=running',
    open: async desk => {
      await openFirstRow(desk)
      await press('一班一档')(desk)
    }
  },
  {
    name: 'paper-class-file',
    path: '/classes?state=running',
    open: async desk => {
      await openFirstRow(desk)
      await press('一班一档')(desk)
      await press('打印目录')(desk)
    },
    isPaper: true
  },
  {
    name: 'paper-redemptions',
    path: '/classes?state=finished',
    open: async desk => {
      await openFirstRow(desk)
      await press('一班一档')(desk)
      await press('打印核销清单')(desk)
    },
    isPaper: true
  },
  { name: 'attendance', path: '/attendance' },
  { name: 'sign-ins', path: '/attendance?tab=sign-ins' },
  { name: 'make-up', path: '/attendance?tab=sign-ins', open: press('补签') },
  { name: 'paper-roster', path: '/attendance', open: press('打印花名册'), isPaper: true },
  { name: 'paper-sign-ins', path: '/attendance?tab=sign-ins', open: press('打印签到表'), isPaper: true },
  { name: 'results', path: '/results' },
  { name: 'subsidy', path: '/subsidy' },
  { name: 'claim-form', path: '/subsidy', open: press('新建申领') },
  { name: 'cases', path: '/cases?state=all' },
  { name: 'alert-answer', path: '/cases?view=mine', open: inFirstRow('反馈') },
  { name: 'synchronisation', path: '/synchronisation' },
  { name: 'readiness', path: '/readiness' },
  { name: 'settings', path: '/settings' }
]
