import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkIdNumber } from '../../../domain/codes/id-number.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { registration } from '../../commands/people-drafts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { IdNumberField } from '../../components/form/IdNumberField.tsx'
import { useLookup } from '../../queries/people-lookup.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { useDrafts } from '../../stores/draft-store.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { WorkerFields } from './WorkerFields.tsx'
import {
  firstAnswers,
  formFaults,
  isFaultless,
  type WorkerForm,
  type WorkerFormFaults,
  workerOf
} from './worker-form.ts'

export type RegisterFormProps = {
  readonly onClose: () => void
  /** Opens the worker: the new one, or the one who is known already. */
  readonly onOpen: (person: string) => void
}

type Typed = { readonly idNumber: string; readonly worker: WorkerForm }

const FORM = 'people.register'
const blank: Typed = { idNumber: '', worker: { name: '', phone: '', ...firstAnswers } }

/** Registration of one worker; what was typed is kept when the dialog is closed without saving. */
export function RegisterForm({ onClose, onOpen }: RegisterFormProps) {
  const { t } = useTranslation('people')
  const { organisation, allowsSamples } = useDeskAtWork()
  const commander = useCommander()
  const { say, busy, refusal } = useFormCommand()
  const options = { today: useToday(), allowSampleRegion: allowsSamples }
  const typed = useDrafts(store => store.drafts.get(FORM) as Typed | undefined) ?? blank
  const keep = (part: Partial<Typed>) => useDrafts.getState().keep(FORM, { ...typed, ...part })
  const [faults, setFaults] = useState<WorkerFormFaults>({})
  const number = checkIdNumber(typed.idNumber, options)
  const lookup = useLookup(number.ok ? number.normalized : '')
  const known = number.ok && lookup.state === 'found' ? lookup.person : undefined

  const save = async () => {
    const found = formFaults(typed.worker, { allowSample: allowsSamples })
    setFaults(found)
    const worker = workerOf(typed.worker, typed.idNumber, options)
    if (!worker || !isFaultless(found) || known !== undefined || lookup.state === 'looking') return
    const person = commander.newId()
    const draft = registration(person, organisation.region, worker.identity, worker.facts)
    if (!(await say([draft], t('form.registered'), t('form.savedHere')))) return
    useDrafts.getState().drop(FORM)
    onOpen(person)
  }
  const note =
    known !== undefined ? (
      <Button variant="light" onClick={() => onOpen(known)}>
        {t('form.openExisting')}
      </Button>
    ) : number.ok && lookup.state === 'none' && !lookup.certain ? (
      <Text c="orange" fz="sm">
        {t('form.notReady')}
      </Text>
    ) : undefined
  return (
    <FormDialog
      title={t('form.registerTitle')}
      busy={busy}
      refusal={refusal}
      note={note}
      onSave={() => void save()}
      onClose={onClose}
    >
      <IdNumberField
        value={typed.idNumber}
        onChange={idNumber => keep({ idNumber })}
        check={text => checkIdNumber(text, options)}
        error={known === undefined ? undefined : t('form.exists')}
        required
        autoFocus
      />
      <WorkerFields form={typed.worker} onChange={worker => keep({ worker })} faults={faults} />
    </FormDialog>
  )
}
