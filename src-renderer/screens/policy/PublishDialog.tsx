import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { publishingPolicy } from '../../commands/policy.ts'
import type { PolicyPreview } from '../../commands/policy-preview.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { termsOf } from './policy-form.ts'
import type { RuleChange } from './rule-facts.ts'
import type { PolicyDraft } from './use-policy-draft.ts'

const SHOWN = 30

export interface PublishDialogProps {
  readonly draft: PolicyDraft
  readonly changes: readonly RuleChange[]
  /** Of the very rules that are published; undefined: they were not tried. */
  readonly tried: PolicyPreview | undefined
  readonly onPublished: () => void
  readonly onClose: () => void
}

/** What would hold from when on, once more, before it is published for the whole province. */
export function PublishDialog({ draft, changes, tried, onPublished, onClose }: PublishDialogProps) {
  const { t } = useTranslation('policy')
  const { say, busy, refusal } = useFormCommand()
  const { form, newest, drop } = draft
  const n = newest.version + 1
  const publish = async () => {
    if (!(await say([publishingPolicy(termsOf(form), n)], t('publish.done', { n })))) return
    drop()
    onPublished()
  }
  return (
    <FormDialog
      title={t('publish.title', { n })}
      saveLabel={t('publish.confirm')}
      busy={busy}
      refusal={refusal}
      onSave={() => void publish()}
      onClose={onClose}
    >
      <Text>{t('publish.text', { from: form.from })}</Text>
      <Text fw={600}>{t('publish.changes', { n: formatCount(changes.length) })}</Text>
      <ChangeTable changes={changes.slice(0, SHOWN)} label={t('publish.title', { n })} />
      {changes.length > SHOWN ? (
        <Text c="dimmed" fz="sm">
          {t('publish.more', { n: formatCount(changes.length - SHOWN) })}
        </Text>
      ) : null}
      <Text c={tried ? undefined : 'var(--tone-orange-text)'}>{triedText(tried, t)}</Text>
    </FormDialog>
  )
}

function triedText(tried: PolicyPreview | undefined, t: ReturnType<typeof useTranslation<'policy'>>['t']): string {
  if (!tried) return t('publish.untried')
  const all = Object.values(tried.figures)
  const sum = (of: 'asked' | 'different') => formatCount(all.reduce((n, figure) => n + figure[of], 0))
  return t('publish.tried', { asked: sum('asked'), different: sum('different') })
}
