import type { CollectionName } from '../../../domain/documents.ts'
import type { ReplicaHead } from '../../../domain/sync/puller.ts'

/**
 * Whether a document the replica does not hold certainly does not exist. Directory and policy are global, leases are
 * the device's own: all of them are here once a first load has ended. Anything else may belong to another county or
 * centre: not held is then unknown, and the server decides.
 */
export function isCompleteFor(collection: CollectionName, head: ReplicaHead | undefined): boolean {
  if (!head?.isComplete) return false
  switch (collection) {
    case 'directory':
    case 'policy':
      return head.scopes.includes('global')
    case 'lease':
      return head.scopes.some(scope => scope.startsWith('device:'))
    case 'plan':
    case 'batch':
      return head.scopes.includes('province')
    case 'voucher':
    case 'person':
    case 'trainingClass':
    case 'enrolment':
    case 'attendance':
    case 'certificate':
    case 'claim':
    case 'case':
      return false
  }
}
