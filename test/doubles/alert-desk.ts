import { type Alert, warningId } from '../../domain/casework/alert.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { clerk, reviewer, type TestDesk, trainer } from './test-desk.ts'
import { START } from './test-province.ts'

const reason = '示例原因'
const server = { operator: null }

const subject = { collection: 'trainingClass', id: 'class-1' } as const

/** An alert about the class-1 that stands in a state, raised by the server. */
export const alertArgs: ArgsByKind['alert.raise'] = {
  alert: warningId('attendance-low', subject, START),
  rule: 'attendance-low',
  subject,
  figures: { found: 2, limit: 80 },
  reason: ''
}

/** Puts the alerts `alert-open`, `alert-assigned` and `alert-answered` on a desk. */
export function withAlerts(desk: TestDesk): void {
  desk.do('alert.raise', alertArgs, server)
  const raised = desk.get('case', alertArgs.alert) as Alert
  desk.put('case', { ...raised, id: 'alert-open' })
  const assigned: Alert = {
    ...raised,
    id: 'alert-assigned',
    state: 'assigned',
    ownerPlace: 'centre-a',
    centres: ['centre-a']
  }
  desk.put('case', assigned)
  const answer = { operator: 'trainer', text: reason, entry: desk.nextEntry, at: desk.now }
  desk.put('case', { ...assigned, id: 'alert-answered', state: 'answered', answers: [answer] })
}

/** One entry of each kind about alerts, for a desk that has them. */
export const alertScenes = (entryId: string) =>
  ({
    'alert.raise': {
      args: {
        alert: `alert-${entryId}`,
        rule: 'other',
        subject: { collection: 'voucher', id: 'v-1' },
        figures: null,
        reason
      },
      acting: clerk
    },
    'alert.assign': {
      args: { alert: 'alert-open', place: 'centre-a', operator: 'trainer', due: dateOfInstant(START) },
      acting: reviewer
    },
    'alert.answer': { args: { alert: 'alert-assigned', reason }, acting: trainer },
    'alert.close': {
      args: { alert: 'alert-answered', decision: 'remedied', reason },
      acting: reviewer
    }
  }) as const
