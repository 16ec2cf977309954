import { Button, Group, Text } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../domain/policy/policy.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { formatCount } from '../../locale/format.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { DraftForm } from './DraftForm.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import classes from './policy.module.css'
import { hasSoundRules, saysTheSame } from './policy-form.ts'
import { ruleChanges } from './rule-facts.ts'
import { usePolicyDraft } from './use-policy-draft.ts'
import { usePreview } from './use-preview.ts'

export interface DraftTabProps {
  readonly newest: Policy
  /** What the draft is compared with and tried against. */
  readonly inForce: Policy
  readonly onPublished: () => void
}

/** A new version: the form, what it changes, what it would decide otherwise, and publishing it. */
export function DraftTab({ newest, inForce, onPublished }: DraftTabProps) {
  const { t } = useTranslation(['policy', 'fields'])
  const draft = usePolicyDraft(newest)
  const preview = usePreview()
  const [isPublishing, setPublishing] = useState(false)
  const { form, faults } = draft
  const changes = useMemo(() => ruleChanges(inForce, form, t), [inForce, form, t])
  const page = useRef<HTMLDivElement>(null)
  const canPublish = faults.size === 0 && changes.length > 0
  const tried =
    preview.state.phase === 'done' && saysTheSame(preview.state.of, form.rules) ? preview.state.result : undefined
  const publish = () => {
    if (canPublish) setPublishing(true)
  }
  return (
    <div className={classes.stack} ref={page}>
      <DraftForm draft={draft} onSave={publish} />
      <Panel title={t('policy:against', { n: inForce.version })}>
        <ChangeTable changes={changes} label={t('policy:against', { n: inForce.version })} />
      </Panel>
      <PreviewPanel preview={preview} before={inForce.rules} after={form.rules} canStart={hasSoundRules(faults)} />
      <Group gap={8} justify="flex-end">
        {draft.isTouched && faults.size > 0 ? (
          <>
            <Text c="var(--tone-red-text)" role="status">
              {t('policy:form.faulty', { n: formatCount(faults.size) })}
            </Text>
            <Button variant="default" onClick={() => goToFirstFault(page.current)}>
              {t('policy:form.toFault')}
            </Button>
          </>
        ) : null}
        {changes.length === 0 ? <Text c="dimmed">{t('policy:publish.nothing')}</Text> : null}
        <Button variant="default" onClick={draft.drop}>
          {t('policy:form.reset')}
        </Button>
        <Button onClick={publish} disabled={!canPublish}>
          {t('policy:publish.action')}
        </Button>
      </Group>
      {isPublishing ? (
        <PublishDialog
          draft={draft}
          changes={changes}
          tried={tried}
          onPublished={onPublished}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </div>
  )
}

/** The form is many screens long: the keyboard goes to the first field that says what cannot be meant. */
function goToFirstFault(page: HTMLElement | null): void {
  const field = page?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
