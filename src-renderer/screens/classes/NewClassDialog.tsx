import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TEACHERS } from '../../../domain/training/class.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { OccupationLevelPicker } from '../../components/form/OccupationLevelPicker.tsx'
import { useTeachers } from '../../queries/teachers.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useOrganisation } from '../../queries/use-directory.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useDrafts } from '../../stores/draft-store.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { type ClassForm, type ClassFormProblem, classOfForm, emptyClassForm, licensedChoices } from './class-form.ts'

export interface NewClassDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  /** Id of the class that was drafted. */
  readonly onSaved: (id: string) => void
}

const FORM = 'class.draft'
/** The widest that the domain knows, until the policy is read. */
const NO_POLICY = 500

export function NewClassDialog({ opened, ...props }: NewClassDialogProps) {
  return opened ? <NewClassForm {...props} /> : null
}

function useClassForm({ onClose, onSaved }: Omit<NewClassDialogProps, 'opened'>) {
  const { t } = useTranslation('classes')
  const { organisation } = useDeskAtWork()
  const commander = useCommander()
  const max = usePolicy()?.rules.classSizeMax ?? NO_POLICY
  const { say, busy } = useSaidCommand()
  const kept = useDrafts(({ drafts }) => drafts.get(FORM) as ClassForm | undefined) ?? emptyClassForm
  const onlySite = organisation.sites.length === 1 ? organisation.sites[0]?.id : undefined
  const form = { ...kept, site: kept.site ?? onlySite ?? null }
  const { keep, drop } = useDrafts.getState()
  const [isTried, setTried] = useState(false)
  const judged = classOfForm(form, '', organisation, max)
  const problems = isTried && !judged.ok ? judged.problems : {}
  const set = (part: Partial<ClassForm>) => keep(FORM, { ...form, ...part })
  const errorOf = (problem: ClassFormProblem | undefined) =>
    problem === undefined ? undefined : t(`form.${problem}`, { max })
  const save = async () => {
    setTried(true)
    if (!judged.ok || busy) return
    const id = commander.newId()
    if (!(await say([{ kind: 'class.draft', args: { ...judged.args, id } }], t('form.saved')))) return
    drop(FORM)
    onClose()
    onSaved(id)
  }
  return { form, set, problems, errorOf, save, busy, max }
}

function NewClassForm(props: Omit<NewClassDialogProps, 'opened'>) {
  const { t } = useTranslation('classes')
  const { organisation } = useDeskAtWork()
  const choices = licensedChoices(useOrganisation(organisation.id)?.allowed ?? [])
  const { form, set, problems, errorOf, save, busy, max } = useClassForm(props)
  return (
    <FormDialog
      title={t('form.title')}
      busy={busy}
      saveLabel={t('form.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <TextInput
        label={t('form.name')}
        value={form.name}
        onChange={event => set({ name: event.currentTarget.value })}
        error={errorOf(problems.name)}
        maxLength={80}
        required
        data-autofocus
      />
      <OccupationLevelPicker
        choices={choices}
        value={form.skill}
        onChange={skill => set({ skill })}
        occupationError={choices.length === 0 ? t('form.noSkill') : errorOf(problems.skill)}
        required
      />
      <Select
        label={t('form.site')}
        data={organisation.sites.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.site}
        onChange={site => set({ site })}
        error={errorOf(problems.site)}
        required
      />
      <TeachersField value={form.teachers} onChange={teachers => set({ teachers })} />
      <TextInput
        type="date"
        label={t('form.from')}
        value={form.from}
        onChange={event => set({ from: event.currentTarget.value })}
        error={errorOf(problems.from)}
        required
      />
      <TextInput
        type="date"
        label={t('form.to')}
        value={form.to}
        onChange={event => set({ to: event.currentTarget.value })}
        error={errorOf(problems.to)}
        required
      />
      <NumberInput
        label={t('form.capacity')}
        description={t('form.capacityMax', { max })}
        value={form.capacity ?? ''}
        onChange={value => set({ capacity: typeof value === 'number' ? value : null })}
        error={errorOf(problems.capacity)}
        min={1}
        allowDecimal={false}
        required
      />
    </FormDialog>
  )
}

function TeachersField(props: {
  readonly value: readonly string[]
  readonly onChange: (teachers: readonly string[]) => void
}) {
  const { t } = useTranslation('classes')
  const { organisation } = useDeskAtWork()
  const teachers = useTeachers(organisation.id) ?? []
  return (
    <MultiSelect
      label={t('teachers.title')}
      description={teachers.length === 0 ? t('teachers.nobodyYet') : undefined}
      data={teachers.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...props.value]}
      onChange={props.onChange}
      maxValues={MAX_TEACHERS}
    />
  )
}
