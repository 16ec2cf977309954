import i18next from 'i18next'
import { kinds as domainKinds } from '../../../domain/reducer.ts'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import type { kinds } from '../../locale/zh/kinds.ts'

const isKind = (kind: string): kind is keyof typeof kinds => domainKinds.includes(kind)

/** What an entry did, in words; a kind of a newer version keeps its code. */
export const kindText = (kind: string): string => (isKind(kind) ? i18next.t(`kinds:${kind}`) : kind)

/** What happened to an entry and what to do about it. */
export type EntryAnswer = {
  readonly what: string
  readonly todo: string
  /** For support; empty where the server has given no reason. */
  readonly code: string
}

export function answerText({ lane, verdict }: OwnEntry): EntryAnswer {
  const what = i18next.t(`synchronisation:detail.${lane}`)
  if (verdict?.rejection) {
    const { reason, remedy, code } = rejectionText(verdict.rejection)
    return { what: `${what}${reason}`, todo: remedy, code }
  }
  const todo = lane === 'pending' ? i18next.t('synchronisation:detail.pendingTodo') : ''
  return { what, todo: todo === '' ? i18next.t('synchronisation:detail.noTodo') : todo, code: '' }
}

/** The reason alone, for one line of a table. */
export const reasonText = ({ verdict }: OwnEntry): string =>
  verdict?.rejection ? rejectionText(verdict.rejection).reason : ''
