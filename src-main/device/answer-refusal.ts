import { type Outcome, refused } from '../contract/failure.ts'
import type { Answer } from './server-calls.ts'

export type RefusedAnswer = Exclude<Answer<unknown>, { ok: true }>

/** What a refusing answer means whatever was asked: an upgrade, a server at its limit, or nothing that is known. */
export const refusalOfAnswer = ({ status, retryAfterMs }: RefusedAnswer): Outcome<never> => {
  switch (status) {
    case 426:
      return refused('server.upgrade-needed')
    case 429:
    case 503:
      return refused('server.busy', { retryAfterMs })
  }
  return refused('server.refused', { status })
}
