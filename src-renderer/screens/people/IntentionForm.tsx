import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '../../../domain/fields.ts'
import type { Person } from '../../../domain/person/person.ts'
import { intention } from '../../commands/people-drafts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { OccupationLevelPicker } from '../../components/form/OccupationLevelPicker.tsx'
import { useFormCommand } from '../saying/use-said-command.ts'
import { occupationChoices, wholeSkill } from './occupation-choices.ts'

export type IntentionFormProps = {
  readonly person: Person
  readonly onClose: () => void
}

/** What a worker wants to learn. */
export function IntentionForm({ person, onClose }: IntentionFormProps) {
  const { t } = useTranslation('people')
  const { say, busy, refusal } = useFormCommand()
  const [value, setValue] = useState<Partial<Skill>>({})
  const [isTried, setTried] = useState(false)
  const choices = useMemo(() => occupationChoices([]), [])
  const save = async () => {
    setTried(true)
    const skill = wholeSkill(value)
    if (!skill) return
    if (await say([intention(person.id, skill, 'counter')], t('form.intended'), t('form.savedHere'))) onClose()
  }
  return (
    <FormDialog
      title={t('form.intentionTitle')}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <OccupationLevelPicker
        choices={choices}
        value={value}
        onChange={setValue}
        occupationError={isTried && value.occupation === undefined ? t('form.occupationMissing') : undefined}
        levelError={isTried && value.level === undefined ? t('form.levelMissing') : undefined}
        required
      />
    </FormDialog>
  )
}
