import { type Alert, type AlertRule, type AlertSubject, alertId } from '../../domain/casework/alert.ts'
import type { DraftOf } from './draft.ts'

/** The alert bears the id of the entry that raises it. */
export function raisingAlert(
  subject: AlertSubject,
  rule: AlertRule,
  reason: string,
  newId: () => string
): DraftOf<'alert.raise'> {
  const entry = newId()
  return { id: entry, kind: 'alert.raise', args: { alert: alertId(entry), rule, subject, figures: null, reason } }
}

type Named = Pick<Alert, 'id'>

/** @param due business date */
export const assigningAlert = (
  { id }: Named,
  owner: { readonly place: string; readonly operator: string },
  due: string
): DraftOf<'alert.assign'> => ({ kind: 'alert.assign', args: { alert: id, ...owner, due } })

export const answeringAlert = ({ id }: Named, reason: string): DraftOf<'alert.answer'> => ({
  kind: 'alert.answer',
  args: { alert: id, reason }
})

export const closingAlert = (
  { id }: Named,
  decision: NonNullable<Alert['finding']>['decision'],
  reason: string
): DraftOf<'alert.close'> => ({ kind: 'alert.close', args: { alert: id, decision, reason } })
