import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { registeringOrganisation } from '../../commands/directory.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { LONGEST_NAME } from './amend-form.ts'
import { creditFault, placeOf, type RegisterForm, regionsFor, typesFor } from './register-form.ts'

export interface RegisterDialogProps {
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

/** 登记单位: who it is and where; licence, skills and sites are an amendment afterwards. */
export function RegisterDialog({ onClose, onDone }: RegisterDialogProps) {
  const { t } = useTranslation('directory')
  const { organisation: office, allowsSamples } = useDeskAtWork()
  const { say, busy, refusal } = useFormCommand()
  const types = typesFor(office)
  const [form, setForm] = useState<RegisterForm>({ type: types[0] ?? 'centre', name: '', region: '', creditCode: '' })
  const change = (part: Partial<RegisterForm>) => setForm({ ...form, ...part })
  const place = placeOf(form, { allowSamples: allowsSamples, sample: office.sample })
  const fault = creditFault(form, allowsSamples)
  const save = async () => {
    if (place === null) return
    if (await say([registeringOrganisation(place)], t('register.done', { name: place.name }), t('register.next')))
      onDone(place.id)
  }
  return (
    <FormDialog
      title={t('register.act')}
      busy={busy}
      refusal={refusal}
      canSave={place !== null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('type')}
        data={types.map(value => ({ value, label: t(`types.${value}`) }))}
        value={form.type}
        onChange={value => change({ type: types.find(one => one === value) ?? form.type, region: '' })}
        allowDeselect={false}
      />
      <Select
        label={t('region')}
        data={regionsFor(form.type, office)}
        value={form.region === '' ? null : form.region}
        onChange={region => change({ region: region ?? '' })}
        searchable
        required
      />
      <TextInput
        label={t('name')}
        value={form.name}
        onChange={event => change({ name: event.currentTarget.value })}
        maxLength={LONGEST_NAME}
        data-autofocus
        required
      />
      <TextInput
        label={t('creditCode')}
        value={form.creditCode}
        onChange={event => change({ creditCode: event.currentTarget.value })}
        error={fault === null || form.creditCode === '' ? undefined : t(`creditFaults.${fault}`)}
        maxLength={24}
        required={form.type !== 'city' && form.type !== 'county'}
      />
    </FormDialog>
  )
}
