import i18next from 'i18next'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { failureText } from '../../locale/refusal-text.ts'

/** Why something that only the server can do was not done: there is nothing kept to be sent later. */
export const onlineFailureText = (failure: Failure): string =>
  failure.code === 'line.down' || failure.code === 'line.cut' ? i18next.t('settings:needsLine') : failureText(failure)
