import type { Dispute, Evidence } from '../../../domain/casework/case.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { DocumentKey } from '../../../domain/documents.ts'
import type { Reader } from '../../../domain/reduction.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useReads } from '../../queries/use-document.ts'

/** Names for the ids in cases, as far as this desk may see what they stand for. */
export type CaseWords = {
  readonly voucher: (id: string) => string
  readonly organisation: (id: string) => string
  readonly trainingClass: (id: string) => string
  readonly device: (id: string) => string
}

/** Why the case was opened, in words. */
export const disputeReason = ({ code, reason }: Dispute): string =>
  reason === '' ? rejectionText({ code, rule: '', details: {} }).reason : reason

const sidesOf = ({ winner, loser }: Dispute): readonly Evidence[] => (winner ? [winner, loser] : [loser])

function keysOf(cases: readonly Dispute[]): readonly DocumentKey[] {
  const keys = cases.flatMap(one => [
    { collection: 'voucher' as const, id: one.voucher },
    ...one.centres.map(id => ({ collection: 'directory' as const, id })),
    ...sidesOf(one).flatMap(side => [
      { collection: 'directory' as const, id: side.device },
      { collection: 'directory' as const, id: side.centre },
      { collection: 'trainingClass' as const, id: side.trainingClass }
    ])
  ])
  return keys.filter(({ id }) => id !== '')
}

/** What is out of sight keeps the end of its id, so that two places can tell on the phone which one is meant. */
const idEnd = (id: string): string => (id === '' ? '' : id.slice(-8))

function wordsFrom(read: Reader): CaseWords {
  const directory = (id: string): string => {
    const found = read('directory', id)
    if (found.state !== 'present') return idEnd(id)
    return found.document.kind === 'organisation' ? found.document.name : found.document.label
  }
  return {
    voucher: id => {
      const found = read('voucher', id)
      return found.state === 'present' ? groupShortCode(found.document.code) : idEnd(id)
    },
    organisation: directory,
    trainingClass: id => {
      const found = read('trainingClass', id)
      return found.state === 'present' ? found.document.name : idEnd(id)
    },
    device: directory
  }
}

const onlyIds: CaseWords = { voucher: idEnd, organisation: idEnd, trainingClass: idEnd, device: idEnd }

export function useCaseWords(cases: readonly Dispute[]): CaseWords {
  const read = useReads(keysOf(cases))
  return read ? wordsFrom(read) : onlyIds
}
