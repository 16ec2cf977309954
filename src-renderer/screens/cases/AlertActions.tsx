import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../../../domain/casework/alert.ts'
import { answeringAlert, assigningAlert, closingAlert } from '../../commands/alerts.ts'
import { useCheck } from '../../commands/use-check.ts'
import { useDeskAtWork, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { type AlertStanding, type AlertStep, waitingNote } from './alert-standing.ts'
import { CloseDialog } from './CloseDialog.tsx'

/** What stands against each step for this operator, as the reducers see it; undefined: not theirs, or not known yet. */
function useStanding(alert: Alert): AlertStanding {
  const { organisation } = useDeskAtWork()
  const today = useToday()
  const mayAssign = useMayAuthor('alert.assign')
  const mayAnswer = useMayAuthor('alert.answer')
  const mayClose = useMayAuthor('alert.close')
  const words = '–'
  const owner = { place: organisation.id, operator: '' }
  return {
    assign: useCheck(mayAssign ? assigningAlert(alert, owner, today) : null, alert.updatedAt),
    answer: useCheck(mayAnswer ? answeringAlert(alert, words) : null, alert.updatedAt),
    close: useCheck(mayClose ? closingAlert(alert, 'unfounded', words) : null, alert.updatedAt)
  }
}

/** The next steps of an alert that the reducers would take from this operator. */
export function AlertActions({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts')
  const [step, setStep] = useState<AlertStep>()
  const standing = useStanding(alert)
  const end = () => setStep(undefined)
  const note = waitingNote(alert, standing, useMayAuthor('alert.close'))
  return (
    <>
      {note ? (
        <Text fz="sm" c="dimmed">
          {t(note)}
        </Text>
      ) : null}
      {standing.assign === null ? (
        <Button variant={alert.state === 'open' ? 'filled' : 'default'} onClick={() => setStep('assign')}>
          {t(alert.ownerPlace === '' ? 'assign' : 'assignAgain')}
        </Button>
      ) : null}
      {standing.answer === null ? (
        <Button variant={alert.state === 'open' ? 'default' : 'filled'} onClick={() => setStep('answer')}>
          {t('answer')}
        </Button>
      ) : null}
      {standing.close === null ? <Button onClick={() => setStep('close')}>{t('close')}</Button> : null}
      {step === 'assign' ? <AssignDialog alert={alert} onClose={end} /> : null}
      {step === 'answer' ? <AnswerDialog alert={alert} onClose={end} /> : null}
      {step === 'close' ? <CloseDialog alert={alert} onClose={end} /> : null}
    </>
  )
}
