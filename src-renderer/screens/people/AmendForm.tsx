import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import type { Person } from '../../../domain/person/person.ts'
import { amendment, type WorkerIdentity } from '../../commands/people-drafts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { Field } from '../../components/form/Field.tsx'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { WorkerFields } from './WorkerFields.tsx'
import { formFaults, isFaultless, type WorkerForm, type WorkerFormFaults, workerOf } from './worker-form.ts'

export type AmendFormProps = {
  readonly person: Person
  /** Who the worker is now, disclosed to be corrected. */
  readonly before: WorkerIdentity
  readonly onClose: () => void
}

/** Corrects what is known of a worker; only what was changed is written. The ID number stays: another number is another person. */
export function AmendForm({ person, before, onClose }: AmendFormProps) {
  const { t } = useTranslation(['people', 'fields'])
  const { allowsSamples } = useDeskAtWork()
  const options = { today: useToday(), allowSampleRegion: allowsSamples }
  const { say, busy, refusal } = useFormCommand()
  const { education, category, employment } = person
  const [form, setForm] = useState<WorkerForm>({
    name: before.name,
    phone: before.phone,
    education,
    category,
    employment
  })
  const [faults, setFaults] = useState<WorkerFormFaults>({})

  const save = async () => {
    const found = formFaults(form, { allowSample: allowsSamples })
    setFaults(found)
    const worker = workerOf(form, before.idNumber, options)
    if (!worker || !isFaultless(found)) return
    const draft = amendment(person, before, worker.identity, worker.facts)
    if (draft === null) {
      onClose()
      return
    }
    if (await say([draft], t('people:form.amended'), t('people:form.savedHere'))) onClose()
  }
  return (
    <FormDialog
      title={t('people:form.amendTitle')}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Field label={t('fields:idNumber')}>
        <span className="tabular">{maskIdNumber(before.idNumber)}</span>
      </Field>
      <WorkerFields form={form} onChange={setForm} faults={faults} autoFocus />
    </FormDialog>
  )
}
