import { ScrollArea, Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../domain/policy/policy.ts'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { ruleChanges, ruleFacts } from './rule-facts.ts'
import { ruleGroups } from './rule-fields.ts'
import { usePreview } from './use-preview.ts'

export interface VersionDrawerProps {
  readonly policy: Policy | undefined
  readonly inForce: Policy | null
  readonly onClose: () => void
}

/** One version: how it differs from the one in force, what it would decide otherwise here, and every rule of it. */
export function VersionDrawer({ policy, inForce, onClose }: VersionDrawerProps) {
  if (!policy) return null
  return <Version key={policy.id} policy={policy} inForce={inForce} onClose={onClose} />
}

function Version({ policy, inForce, onClose }: VersionDrawerProps & { readonly policy: Policy }) {
  const { t } = useTranslation(['policy', 'fields'])
  const preview = usePreview()
  const other = inForce && inForce.id !== policy.id ? inForce : undefined
  const facts = useMemo(() => ruleFacts(policy, t), [policy, t])
  const changes = useMemo(() => (other ? ruleChanges(other, policy, t) : []), [other, policy, t])
  return (
    <DetailDrawer opened onClose={onClose} title={`${t('policy:versionNo', { n: policy.version })} ${policy.name}`}>
      {/* There may be nothing in it that takes the focus: whoever has no mouse scrolls the rules themselves. */}
      <ScrollArea.Autosize mah="calc(100vh - 11rem)" viewportProps={{ tabIndex: 0 }}>
        <Stack gap="md">
          {other ? (
            <section aria-label={t('policy:against', { n: other.version })}>
              <Title order={3}>{t('policy:against', { n: other.version })}</Title>
              <ChangeTable changes={changes} label={t('policy:against', { n: other.version })} />
            </section>
          ) : (
            <Text c="dimmed">{t('policy:inForce')}</Text>
          )}
          {other && changes.length > 0 ? (
            <PreviewPanel preview={preview} before={other.rules} after={policy.rules} />
          ) : null}
          {ruleGroups.map(group => (
            <section key={group} aria-label={t(`policy:groups.${group}`)}>
              <Title order={3}>{t(`policy:groups.${group}`)}</Title>
              <Facts facts={facts.filter(fact => fact.group === group)} />
            </section>
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </DetailDrawer>
  )
}
