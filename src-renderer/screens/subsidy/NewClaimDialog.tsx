import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftingClaim } from '../../commands/claims.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { type Claimable, useClaimable, useFinishedClasses } from '../../queries/claims.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useFormCommand } from '../saying/use-said-command.ts'

export interface NewClaimDialogProps {
  /** The class to begin with; empty: it is chosen here. */
  readonly trainingClass: string
  readonly onClose: () => void
  readonly onDrafted: (id: string) => void
}

/** 新建申领: one class, everybody in it with a confirmed certificate and no claim; amounts are computed by policy. */
export function NewClaimDialog({ trainingClass, onClose, onDrafted }: NewClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { organisation } = useDeskAtWork()
  const commander = useCommander()
  const { say, busy, refusal } = useFormCommand()
  const [chosen, setChosen] = useState<string | null>(trainingClass === '' ? null : trainingClass)
  const offered = useFinishedClasses(organisation.id)
  const claimable = useClaimable(chosen ?? undefined)
  const save = async () => {
    if (chosen === null || !claimable || claimable.certificates.length === 0) return
    const id = commander.newId()
    if (await say([draftingClaim(id, chosen, claimable.certificates)], t('form.saved'))) onDrafted(id)
  }
  return (
    <FormDialog
      title={t('form.title')}
      busy={busy}
      refusal={refusal}
      canSave={claimable !== undefined && claimable.certificates.length > 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('form.class')}
        placeholder={t(offered?.length === 0 ? 'form.noClass' : 'form.choose')}
        data={(offered ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
        wrapperProps={{ 'data-wide': true }}
        data-autofocus
        openOnFocus={false}
        searchable
      />
      <Text role="status" data-wide>
        {useStandingText(chosen, claimable)}
      </Text>
    </FormDialog>
  )
}

function useStandingText(chosen: string | null, claimable: Claimable | undefined): string {
  const { t } = useTranslation('subsidy')
  if (chosen === null) return t('form.choose')
  if (claimable === undefined) return t('form.loading')
  const { certificates, unconfirmed, claimed } = claimable
  const rest = formatCount(unconfirmed)
  if (certificates.length > 0)
    return t(unconfirmed > 0 ? 'form.claimableRest' : 'form.claimable', { n: formatCount(certificates.length), rest })
  if (unconfirmed > 0) return t('form.unconfirmed', { n: rest })
  return t(claimed > 0 ? 'form.allClaimed' : 'form.nobody')
}
