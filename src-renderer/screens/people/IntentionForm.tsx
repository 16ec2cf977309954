import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '../../../domain/fields.ts'
import type { Person } from '../../../domain/person/person.ts'
import { problemText } from '../../commands/command-problem.ts'
import { intention } from '../../commands/people-drafts.ts'
import { useCommand } from '../../commands/use-command.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { OccupationLevelPicker } from '../../components/form/OccupationLevelPicker.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { occupationChoices, wholeSkill } from './occupation-choices.ts'

export type IntentionFormProps = {
  readonly person: Person
  readonly onClose: () => void
}

/** What a worker wants to learn. */
export function IntentionForm({ person, onClose }: IntentionFormProps) {
  const { t } = useTranslation('people')
  const { run, busy, problem } = useCommand()
  const [value, setValue] = useState<Partial<Skill>>({})
  const [isTried, setTried] = useState(false)
  const choices = useMemo(() => occupationChoices([]), [])
  const save = async () => {
    setTried(true)
    const skill = wholeSkill(value)
    if (!skill) return
    const result = await run([intention(person.id, skill, 'counter')])
    if (result?.kind !== 'done') return
    notifyDone({ title: t('form.intended'), text: t('form.savedHere') })
    onClose()
  }
  return (
    <FormDialog
      title={t('form.intentionTitle')}
      busy={busy}
      refusal={problem ? problemText(problem) : undefined}
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
