import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { samplePhone } from '../../domain/codes/phone.ts'
import { categories } from '../../domain/fields.ts'
import type { Visitor } from '../../scripts/demo/centre-steps.ts'
import { serveAtCounter } from '../../scripts/demo/county-steps.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { papersOf } from '../../scripts/demo/papers.ts'
import { scanAsKeyboard } from '../../scripts/demo/scanner.ts'
import { places, type Stage } from '../../scripts/demo/stage.ts'
import type { VerdictOutcome } from '../../src-renderer/components/verify/VerdictPanel.tsx'
import { batch } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

/** A class of the sample province that runs, at the first centre. */
const runningClass = '/verifying?class=class-140121-39'

const scanBox = ({ page }: DemoDesk) => page.getByRole('textbox', { name: '扫码或输入' })
const verdict = ({ page }: DemoDesk) => page.locator('section[data-outcome]')

/** The code of a voucher that a class of this centre holds. */
async function boundCode(desk: DemoDesk): Promise<string> {
  await desk.go('/vouchers?state=bound')
  const code = desk.page
    .getByRole('grid')
    .getByText(/^[0-9A-Z]{4}(?:-[0-9A-Z]+)+$/)
    .first()
  return code.innerText()
}

async function openVerifying(desk: DemoDesk): Promise<void> {
  await desk.go(runningClass)
  await scanBox(desk).waitFor()
}

/** Scans as a machine does and waits for the answer. */
async function scan(desk: DemoDesk, text: string): Promise<VerdictOutcome> {
  await scanBox(desk).focus()
  await desk.page.keyboard.press('Escape')
  await verdict(desk).waitFor({ state: 'detached' })
  await scanAsKeyboard(desk.page, text)
  await verdict(desk).waitFor()
  return (await verdict(desk).getAttribute('data-outcome')) as VerdictOutcome
}

/** Cards of the workers whom a list of this desk shows first: masked numbers made whole by the days of birth beside them. */
async function cardsInSight(desk: DemoDesk, list: string): Promise<readonly string[]> {
  await desk.go(list)
  const rows = desk.page.getByRole('grid').getByRole('row')
  await rows.filter({ hasText: '****' }).first().waitFor()
  return (await rows.allInnerTexts()).flatMap(text => {
    const [, region, tail] = /(\d{6})\*{8}(\d{3}[\dX])/.exec(text) ?? []
    const [, year, month, day] = /(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? []
    return region && year ? [`${region}${year}${month}${day}${tail}`] : []
  })
}

/** The newest workers first, then those of each category, so that other classes than the last one come in sight. */
const lists = ['/people', ...categories.map(category => `/people?category=${category}`)]

/** What Enter would do; nothing for a voucher that is bound here already while no session is chosen. */
const deed = (desk: DemoDesk) => verdict(desk).getByRole('button').filter({ hasText: 'Enter' })

/** Presents one card after another until the answer is `wanted`, with something to do if asked for; yields the card. */
async function scanUntil(desk: DemoDesk, wanted: VerdictOutcome, needsDeed = false): Promise<string> {
  const seen = new Set<string>()
  for (const list of lists) {
    const cards = (await cardsInSight(desk, list)).filter(card => !seen.has(card))
    await openVerifying(desk)
    for (const card of cards) {
      seen.add(card)
      if ((await scan(desk, card)) === wanted && (!needsDeed || (await deed(desk).count()) > 0)) return card
    }
  }
  throw new Error(`none of ${seen.size} cards is answered with ${wanted}`)
}

async function commitOne(desk: DemoDesk): Promise<string> {
  const card = await scanUntil(desk, 'yes', true)
  await desk.page.keyboard.press('Enter')
  await verdict(desk).getByText('已办理').waitFor()
  await desk.quiet()
  await verdict(desk).getByText('已联网核验').waitFor()
  return card
}

/** A voucher issued to a newcomer by another desk, with its holder's card. */
async function paperOfNewcomer(stage: Stage): Promise<Visitor> {
  const idNumber = sampleIdNumber(4_960_001, '1990-09-09', 'female')
  const county = await stage.newDesk({ ...places.county, name: 'office-of-papers' })
  try {
    await county.call('lease.request', { batch, count: 2 })
    await county.quiet()
    await serveAtCounter(county, { name: '样例丙', idNumber, phone: samplePhone(4_960_001) })
    const [visitor] = await papersOf(county, [idNumber])
    if (!visitor) throw new Error('the counter issued no voucher')
    return visitor
  } finally {
    await county.close()
  }
}

/** The five answers to a scan, and what they look like once something is done. */
export const verdictVisits: readonly Visit[] = [
  { name: 'verifying', path: runningClass },
  {
    name: 'verdict-no',
    path: '/verifying',
    open: async desk => {
      const code = await boundCode(desk)
      await openVerifying(desk)
      await scan(desk, code.replaceAll('-', ''))
    }
  },
  {
    name: 'verdict-fault',
    path: runningClass,
    open: async desk => void (await scan(desk, '140105199001011234'))
  },
  {
    name: 'verdict-stranger',
    path: runningClass,
    open: async desk => void (await scan(desk, sampleIdNumber(4_970_001, '1991-01-01', 'male')))
  },
  { name: 'verdict-yes', path: '/people', open: async desk => void (await scanUntil(desk, 'yes')) },
  { name: 'verdict-done', path: '/people', open: async desk => void (await commitOne(desk)) },
  {
    name: 'verdict-used',
    path: '/people',
    open: async desk => void (await scan(desk, await commitOne(desk)))
  },
  { name: 'verdict-not-in-class', path: '/people', open: async desk => void (await scanUntil(desk, 'not-in-class')) },
  {
    name: 'verdict-provisional',
    path: runningClass,
    open: async (desk, stage) => {
      const { trustedNow } = await desk.sync()
      const { paper, idNumber } = await paperOfNewcomer(stage)
      // The directory with the desk that issued it is the last that this one hears.
      await desk.until(async () => ((await desk.sync()).dataAsOf ?? 0) > trustedNow)
      await desk.cut(true)
      await openVerifying(desk)
      await scan(desk, paper)
      await scanAsKeyboard(desk.page, idNumber)
      await desk.page.locator('section[data-outcome="provisional"]').waitFor()
    },
    close: desk => desk.cut(false)
  }
]
