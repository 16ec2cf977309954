import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../../../domain/casework/alert.ts'
import { assigningAlert } from '../../commands/alerts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { answersAlerts } from '../../queries/cases.ts'
import { useOperatorsOf, useOrganisations } from '../../queries/use-directory.ts'
import { useToday } from '../../queries/use-today.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { AlertDialogProps } from './AnswerDialog.tsx'

/** Offices over the alert's counties and the training place it is about, that place first. */
function useOwnerPlaces({ counties, place }: Alert) {
  const organisations = useOrganisations()
  const isOver = (region: string) => counties.some(county => county.startsWith(region))
  return [...(organisations?.values() ?? [])]
    .filter(
      one =>
        one.state === 'active' &&
        (one.id === place || (['county', 'city', 'province'].includes(one.type) && isOver(one.region)))
    )
    .sort((a, b) => b.region.length - a.region.length || Number(b.id === place) - Number(a.id === place))
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** 交办: who must answer, and by when. */
export function AssignDialog({ alert, onClose }: AlertDialogProps) {
  const { t } = useTranslation('alerts')
  const today = useToday()
  const { say, busy, refusal } = useFormCommand()
  const places = useOwnerPlaces(alert)
  const [place, setPlace] = useState<string | null>(alert.ownerPlace || alert.place || null)
  const [operator, setOperator] = useState<string | null>(alert.ownerOperator || null)
  const [due, setDue] = useState(alert.due < today ? today : alert.due)
  const operators = useOperatorsOf(place ?? undefined)
    .filter(({ roles }) => answersAlerts(roles))
    .map(({ id, label }) => ({ value: id, label }))
  const save = async () => {
    if (place === null || due === '') return
    if (await say([assigningAlert(alert, { place, operator: operator ?? '' }, due)], t('assigned'))) onClose()
  }
  return (
    <FormDialog
      title={t('assignTitle')}
      busy={busy}
      refusal={refusal}
      saveLabel={t('assign')}
      canSave={place !== null && due !== ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('ownerPlace')}
        data={places}
        value={place}
        onChange={value => {
          setPlace(value)
          setOperator(null)
        }}
        allowDeselect={false}
        wrapperProps={{ 'data-wide': true }}
        required
        data-autofocus
      />
      <Select
        label={t('ownerOperator')}
        placeholder={t('anybodyThere')}
        data={operators}
        value={operator}
        onChange={setOperator}
        clearable
      />
      <TextInput
        type="date"
        label={t('dueDate')}
        value={due}
        min={today}
        onChange={event => setDue(event.currentTarget.value)}
        required
      />
    </FormDialog>
  )
}
