import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../domain/casework/alert.ts'
import { type Role, roles } from '../../../domain/directory/operator.ts'
import { claimStates } from '../../../domain/subsidy/claim.ts'
import { caseQuestion } from '../../../src-renderer/queries/cases.ts'
import { claimsToDo, type QueueLine, type QueueReader, queueLines } from '../../../src-renderer/queries/desk-queue.ts'
import { compareCursors, planPage } from '../../../src-renderer/replica/pages/page-plan.ts'
import { storedDocument } from '../../../src-renderer/replica/schema/stored-document.ts'
import { navEntries } from '../../../src-renderer/shell/nav-entries.tsx'
import { entriesFor } from '../../../src-renderer/shell/navigation.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { claimId, stage } from '../../doubles/loop-desk.ts'

const today = '2026-03-02'
const reader = (...roles: Role[]): QueueReader => ({
  organisation: 'county-a',
  operator: 'clerk',
  isCounty: roles.includes('county-clerk') || roles.includes('county-reviewer'),
  today,
  roles,
  ending: ['batch-1'],
  toStrike: []
})
const ids = (...roles: Role[]) => queueLines(reader(...roles)).map(({ id }) => id)

describe('the lines of the first screen', () => {
  it('[A1] are what an operator’s roles may move on', () => {
    expect(ids('county-clerk')).toEqual([
      'cases-late',
      'enrolments-applied',
      'enrolments-waitlisted',
      'enrolments-returned',
      'classes-submitted',
      'classes-ended',
      'claims-drawn',
      'cases-mine',
      'cases-soon',
      'vouchers-ending'
    ])
    expect(ids('county-reviewer')).toEqual(
      expect.arrayContaining([
        'certificates-entered',
        'vouchers-frozen',
        'claims-submitted',
        'claims-notice',
        'cases-answered',
        'cases-disputes'
      ])
    )
    expect(ids('centre-operator')).toEqual([
      'cases-late',
      'classes-approved',
      'classes-over',
      'classes-finished',
      'claims-draft',
      'claims-returned',
      'cases-mine',
      'cases-soon'
    ])
    expect(ids('city-manager')).toEqual(expect.arrayContaining(['plans-submitted', 'claims-county-reviewed']))
    expect(ids('city-manager')).not.toContain('claims-submitted')
    expect(ids('province-manager')).toEqual(expect.arrayContaining(['claims-reviewed', 'claims-in-sample']))
    expect(ids('finance')).toEqual(['claims-cleared', 'claims-paying', 'claims-part-paid'])
  })

  it('lead nobody to a page that is not in the navigation', () => {
    for (const role of roles) {
      const pages = entriesFor(navEntries, [role]).map(({ path }) => path)
      const led = queueLines(reader(role)).map(({ to }) => to.split('?')[0])
      expect(led.filter(path => !pages.includes(path ?? ''))).toEqual([])
    }
  })

  it('[M8] [M9] hand a reviewed claim to the province until it was drawn, then to the county', () => {
    const claim = { ...furnishedDesk().get('claim', claimId(stage.paying)), state: 'reviewed' as const }
    const drawn = { ...claim, sample: { seed: '2026', oneIn: 2, isDrawn: false } }
    const found = (id: string, role: Role) => {
      const line = queueLines(reader(role)).find(one => one.id === id)
      const { matches } = planPage({ ...line?.question, limit: 9 } as Parameters<typeof planPage>[0])
      return [{ ...claim, sample: null }, drawn].map(one => matches(storedDocument(one)))
    }
    expect(found('claims-reviewed', 'province-manager')).toEqual([true, false])
    expect(found('claims-drawn', 'county-clerk')).toEqual([false, true])
  })

  it('[M5] [M8] count in the navigation what the lines of claims count, for whichever roles', () => {
    const claim = furnishedDesk().get('claim', claimId(stage.paying))
    const samples = [null, { seed: '2026', oneIn: 2, isDrawn: false }]
    const named = ['claim-struck', claim.id]
    const claims = claimStates.flatMap(state =>
      samples.flatMap(sample => named.map(id => storedDocument({ ...claim, id, state, sample })))
    )
    const matching = (question: QueueLine['question']) => {
      const { matches } = planPage({ ...question, limit: 99 } as Parameters<typeof planPage>[0])
      return claims.filter(one => matches(one))
    }
    const held: readonly Role[][] = [...roles.map(role => [role]), ['county-reviewer', 'province-manager', 'finance']]
    for (const these of held) {
      const strikes = these.includes('county-reviewer') ? ['claim-struck'] : []
      const who = { ...reader(...these), toStrike: strikes }
      const lines = queueLines(who).filter(({ id, group }) => id.startsWith('claims-') && group === 'waiting')
      const listed = new Set(lines.flatMap(({ question }) => matching(question)))
      const counted = claimsToDo(who)
      expect(new Set(counted ? matching(counted) : [])).toEqual(listed)
    }
  })

  it('[M20] show a claim with lines to strike while lines may be struck of it', () => {
    const claim = furnishedDesk().get('claim', claimId(stage.cleared))
    const found = queueLines({ ...reader('county-reviewer'), toStrike: [claim.id] }).find(
      ({ id }) => id === 'claims-strike'
    )
    const { matches } = planPage({ ...found?.question, limit: 9 } as Parameters<typeof planPage>[0])
    const shown = claimStates.filter(state => matches(storedDocument({ ...claim, state })))
    expect(shown).toEqual(['cleared', 'part-paid'])
    expect(matches(storedDocument({ ...claim, id: 'another' }))).toBe(false)
    expect(ids('county-reviewer')).not.toContain('claims-strike')
  })

  it('let an auditor read, and ask nothing of an assessor', () => {
    expect(ids('auditor')).toEqual(['cases-late', 'cases-todo', 'claims-published'])
    expect(ids('assessor')).toEqual([])
  })

  it('ask for vouchers only where a batch ends soon', () => {
    const none = queueLines({ ...reader('county-clerk'), ending: [] })
    expect(none.map(({ id }) => id)).not.toContain('vouchers-ending')
  })
})

describe('a question about cases', () => {
  const cases = [...furnishedDesk().documents].flatMap(([key, document]) =>
    key.startsWith('case/') ? [storedDocument(document)] : []
  )
  const found = (filter: Parameters<typeof caseQuestion>[0], who = reader('county-clerk')) => {
    const { matches } = planPage({ ...caseQuestion(filter, who), limit: 9 })
    return cases.filter(matches).map(({ id }) => id.replace(/^dispute-.*/, 'dispute'))
  }
  const raised = 'alert-attendance-low-class-1' satisfies Alert['id']

  it('[C7] takes for mine what this place owns, and what nobody owns for a county', () => {
    expect(found({ progress: 'todo', view: 'mine' }).sort()).toEqual([raised, 'alert-open'])
    const trainer = { ...reader('centre-operator'), organisation: 'centre-a', operator: 'trainer' }
    expect(found({ progress: 'todo', view: 'mine' }, trainer)).toEqual(['alert-assigned'])
  })

  it('divides by progress, kind and date', () => {
    expect(found({ progress: 'todo', kind: 'dispute' })).toEqual(['dispute'])
    expect(found({ progress: 'todo', view: 'answered' })).toEqual(['alert-answered'])
    expect(found({ progress: 'finished' })).toEqual([])
    expect(found({ progress: 'todo', view: 'late' })).toEqual([])
    expect(found({ progress: 'todo', view: 'late' }, { ...reader(), today: '2026-03-10' })).toHaveLength(5)
    expect(found({ progress: 'todo', view: 'soon' }, { ...reader(), today: '2026-03-07' })).toHaveLength(5)
    expect(found({ progress: 'all' })).toHaveLength(5)
  })

  it('puts what is late first, and of what is over the newest', () => {
    const [first] = cases
    const one = (id: string, due: string, updatedAt: number, state = 'open') =>
      storedDocument({ ...first, id, due, updatedAt, state } as Alert)
    const inOrder = (filter: Parameters<typeof caseQuestion>[0], rows: readonly ReturnType<typeof one>[]) => {
      const { matches, cursorOf } = planPage({ ...caseQuestion(filter, reader()), limit: 9 })
      const listed = rows.filter(row => matches(row)).sort((a, b) => compareCursors(cursorOf(a), cursorOf(b)))
      return listed.map(({ id }) => id)
    }
    const open = [one('soon', '2026-03-04', 3), one('late', '2026-02-20', 1), one('later', '2026-04-01', 9)]
    expect(inOrder({ progress: 'todo' }, open)).toEqual(['late', 'soon', 'later'])
    const over = [one('old', '2026-02-20', 1, 'closed'), one('new', '2026-03-04', 3, 'closed')]
    expect(inOrder({ progress: 'finished' }, over)).toEqual(['new', 'old'])
  })
})
