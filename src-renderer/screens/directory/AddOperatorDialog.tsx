import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayLetIn } from '../../../domain/directory/access-order.ts'
import { rolesByType } from '../../../domain/directory/operator.ts'
import { addingOperator } from '../../commands/directory.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { LONGEST_NAME } from './amend-form.ts'
import { isLogin, type OperatorForm, operatorOf } from './register-form.ts'

export interface AddOperatorDialogProps {
  readonly organisation: string | undefined
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

/** 新增账号: for whom, under which login, in which of the roles that such a place has. */
export function AddOperatorDialog({ organisation, onClose, onDone }: AddOperatorDialogProps) {
  const { t } = useTranslation(['directory', 'fields'])
  const { organisation: own } = useDeskAtWork()
  const { say, busy, refusal } = useFormCommand()
  const [form, setForm] = useState<OperatorForm>({
    ...{ organisation: organisation ?? own.id, login: '', label: '', roles: [] }
  })
  const change = (part: Partial<OperatorForm>) => setForm({ ...form, ...part })
  const places = [...(useOrganisations()?.values() ?? [])].filter(
    ({ id, state }) => state === 'active' && mayLetIn({ isServer: false, organisation: own }, id)
  )
  const home = places.find(({ id }) => id === form.organisation)
  const operator = operatorOf(form, home)
  const save = async () => {
    if (operator === null) return
    const done = t('directory:add.done', { name: operator.label })
    if (await say([addingOperator(operator)], done, t('directory:add.next'))) onDone(operator.id)
  }
  const isWrongLogin = form.login !== '' && !isLogin(form.login.trim().toLowerCase())
  return (
    <FormDialog
      title={t('directory:add.act')}
      busy={busy}
      refusal={refusal}
      canSave={operator !== null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('directory:organisation')}
        data={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={home?.id ?? null}
        onChange={value => change({ organisation: value ?? '', roles: [] })}
        allowDeselect={false}
        limit={60}
        searchable
        required
      />
      <MultiSelect
        label={t('directory:roles')}
        data={(home ? rolesByType[home.type] : []).map(value => ({ value, label: t(`fields:roles.${value}`) }))}
        value={[...form.roles]}
        onChange={roles => change({ roles })}
        hidePickedOptions
        required
      />
      <TextInput
        label={t('directory:login')}
        description={t('directory:add.loginHint')}
        value={form.login}
        onChange={event => change({ login: event.currentTarget.value })}
        error={isWrongLogin ? t('directory:add.loginFault') : undefined}
        maxLength={32}
        data-autofocus
        required
      />
      <TextInput
        label={t('directory:add.label')}
        description={t('directory:add.labelHint')}
        value={form.label}
        onChange={event => change({ label: event.currentTarget.value })}
        maxLength={LONGEST_NAME}
        required
      />
    </FormDialog>
  )
}
