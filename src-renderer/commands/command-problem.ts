import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { failureText, type RefusalText, rejectionText } from '../locale/refusal-text.ts'

/** Why a command was not done, for one message on screen. */
export type CommandProblem =
  | { readonly kind: 'refused'; readonly refused: ReadonlyMap<number, Rejection> }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The first refusal speaks: the later ones usually rest on it. */
export function problemText(problem: CommandProblem): RefusalText {
  switch (problem.kind) {
    case 'failed':
      return { reason: failureText(problem.failure), remedy: '', code: problem.failure.code }
    case 'refused': {
      const [first] = [...problem.refused].sort(([a], [b]) => a - b)
      if (!first) throw new Error('a refusal names at least one draft')
      return rejectionText(first[1])
    }
  }
}
