import { Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkIdNumber } from '../../../domain/codes/id-number.ts'
import { checkPersonName } from '../../../domain/codes/person-name.ts'
import { educations } from '../../../domain/person/person.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { type Education, teacherRegistration } from '../../commands/people-drafts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { IdNumberField } from '../../components/form/IdNumberField.tsx'
import { useLookup } from '../../queries/people-lookup.ts'
import { useTeachers } from '../../queries/teachers.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { useFormCommand } from '../saying/use-said-command.ts'

const usual: Education = 'college'

function useTeacherForm() {
  const { t } = useTranslation('classes')
  const { organisation, allowsSamples } = useDeskAtWork()
  const commander = useCommander()
  const { say, busy, refusal } = useFormCommand()
  const teachers = useTeachers(organisation.id)
  const options = { today: useToday(), allowSampleRegion: allowsSamples }
  const [idNumber, setIdNumber] = useState('')
  const [name, setName] = useState('')
  const [education, setEducation] = useState(usual)
  const [isTried, setTried] = useState(false)
  const check = (text: string) => checkIdNumber(text, options)
  const number = check(idNumber)
  const named = checkPersonName(name)
  const lookup = useLookup(number.ok ? number.normalized : '')
  const known = lookup.state === 'found' ? lookup.person : undefined
  const isHere = teachers?.some(({ id }) => id === known) === true
  const county = organisation.sites[0]?.county
  const save = async () => {
    setTried(true)
    if (!number.ok || !named.ok || isHere || lookup.state === 'looking' || county === undefined || busy) return
    const identity = { name: named.normalized, idNumber: number.normalized, phone: '' }
    const place = { centre: organisation.id, county }
    const { sex, birth } = number
    const draft = teacherRegistration(known ?? commander.newId(), place, identity, { sex, birth, education })
    if (!(await say([draft], t('teachers.saved')))) return
    setIdNumber('')
    setName('')
    setTried(false)
  }
  const nameFault = isTried && !named.ok ? named.code : undefined
  const answers = { idNumber, setIdNumber, name, setName, education, setEducation }
  return { ...answers, check, isHere, nameFault, teachers, save, busy, refusal }
}

/** 教师: who teaches at this centre, and one more. Stays open, since there are usually several. */
export function TeachersDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['classes', 'fields', 'people'])
  const form = useTeacherForm()
  const names = form.teachers?.map(({ name }) => name).join(t('classes:teachers.and')) ?? ''
  return (
    <FormDialog
      title={t('classes:teachers.register')}
      busy={form.busy}
      refusal={form.refusal}
      note={
        <Text fz="sm" c="dimmed" role="status" data-wide>
          {names === '' ? t('classes:teachers.nobody') : t('classes:teachers.known', { names })}
        </Text>
      }
      onSave={() => void form.save()}
      onClose={onClose}
    >
      <IdNumberField
        value={form.idNumber}
        onChange={form.setIdNumber}
        check={form.check}
        error={form.isHere ? t('classes:teachers.exists') : undefined}
        required
        autoFocus
      />
      <TextInput
        label={t('fields:name')}
        value={form.name}
        onChange={event => form.setName(event.currentTarget.value)}
        error={form.nameFault === undefined ? undefined : t(`people:name.${form.nameFault}`)}
        autoComplete="off"
        required
      />
      <Select
        label={t('fields:education')}
        data={educations.map(value => ({ value, label: t(`fields:educations.${value}`) }))}
        value={form.education}
        onChange={value => form.setEducation(educations.find(one => one === value) ?? usual)}
        allowDeselect={false}
      />
    </FormDialog>
  )
}
