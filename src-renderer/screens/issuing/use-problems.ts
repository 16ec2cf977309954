import { useTranslation } from 'react-i18next'
import type { Rejection } from '../../../domain/journal/rejection.ts'
import type { DryRunProblem } from '../../components/dialog/DryRunDialog.tsx'
import { rejectionText } from '../../locale/refusal-text.ts'
import { usePersonNames } from '../../queries/use-person.ts'

const LISTED = 100

/** Refused places of a list as the dry run shows them: who and why in words, with what would satisfy it. */
export function useProblems(
  refused: ReadonlyMap<number, Rejection>,
  personAt: (place: number) => string | undefined
): { readonly problems: readonly DryRunProblem[]; readonly more: number } {
  const { t } = useTranslation('issuing')
  const listed = [...refused].slice(0, LISTED)
  const names = usePersonNames(listed.flatMap(([place]) => personAt(place) ?? []))
  const problems = listed.map(([place, rejection]) => {
    const { reason, remedy } = rejectionText(rejection)
    const name = names.get(personAt(place) ?? '')
    return {
      id: `row-${place}`,
      subject: name ? `${name.name} ${name.masked}` : `${place + 1}`,
      reason: remedy === '' ? reason : t('problem', { reason, remedy })
    }
  })
  return { problems, more: refused.size - listed.length }
}
