import type { TFunction } from 'i18next'
import { type RefusalText, rejectionText } from '../../locale/refusal-text.ts'
import type { IssueObstacle } from './issue-standing.ts'

/** An obstacle in the words of the page: the reason and what would satisfy it. */
export function obstacleText(obstacle: IssueObstacle, t: TFunction<'counter'>): Omit<RefusalText, 'code'> {
  switch (obstacle.kind) {
    case 'rule':
      return rejectionText(obstacle.rejection)
    case 'lease-ended':
      return { reason: t('lease.lease-ended.reason', { on: obstacle.on }), remedy: t('lease.lease-ended.remedy') }
    case 'not-in-validity':
      return {
        reason: t('lease.not-in-validity.reason', { from: obstacle.from, until: obstacle.until }),
        remedy: t('lease.not-in-validity.remedy')
      }
    case 'no-policy':
    case 'offline-limit':
    case 'no-plan':
    case 'no-lease':
    case 'lease-empty':
      return { reason: t(`lease.${obstacle.kind}.reason`), remedy: t(`lease.${obstacle.kind}.remedy`) }
  }
}
