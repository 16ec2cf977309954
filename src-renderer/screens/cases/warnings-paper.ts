import i18next from 'i18next'
import type { Alert } from '../../../domain/casework/alert.ts'
import { isOverdue } from '../../../domain/casework/case.ts'
import type { OfficePaper } from '../../components/print/office-paper.ts'
import { officeSignatures } from '../paper/office-signatures.ts'
import type { CaseWords } from './use-case-words.ts'

export interface WarningsPaperFacts {
  readonly alerts: readonly Alert[]
  /** Persons by masked names: the paper goes to whoever must answer. */
  readonly words: Pick<CaseWords, 'subject' | 'organisation'>
  readonly evidence: (alert: Alert) => string
  /** Business date. */
  readonly today: string
}

/** What was answered last and, once closed, what was found. */
function answerOf({ answers, finding }: Alert): string {
  const last = answers.at(-1)?.text ?? ''
  if (!finding) return last
  const closed = i18next.t('alerts:closed', { finding: i18next.t(`alerts:findings.${finding.decision}`) })
  return [last, closed, finding.reason].filter(part => part !== '').join(' ')
}

/** 预警通报: what may be wrong, where, who answers by when, and what was answered; the most urgent first. */
export function warningsPaper({ alerts, words, evidence, today }: WarningsPaperFacts): OfficePaper {
  const t = i18next.getFixedT(null, 'papers')
  const due = (alert: Alert): string =>
    isOverdue(alert, today) ? `${alert.due} ${i18next.t('cases:overdue')}` : alert.due
  return {
    title: t('titles.warnings'),
    period: today,
    facts: [],
    tables: [
      {
        columns: [
          { title: t('columns.rule'), share: 14 },
          { title: t('columns.subject'), share: 20 },
          { title: t('columns.found'), share: 24 },
          { title: t('columns.owner'), share: 16 },
          { title: t('columns.due'), share: 11 },
          { title: t('columns.state'), share: 9 },
          { title: t('columns.answer'), share: 24 }
        ],
        rows: [...alerts]
          .sort((a, b) => a.due.localeCompare(b.due))
          .map(alert => [
            i18next.t(`alerts:rules.${alert.rule}`),
            words.subject(alert.subject),
            evidence(alert),
            alert.ownerPlace === '' ? t('unassigned') : words.organisation(alert.ownerPlace),
            due(alert),
            i18next.t(`states:case.${alert.state}`),
            answerOf(alert)
          ])
      }
    ],
    notes: [t('notes.warnings', { n: alerts.length, late: alerts.filter(one => isOverdue(one, today)).length })],
    signatures: officeSignatures(),
    isLandscape: true
  }
}
