import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { drawingClaim } from '../../commands/claims.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { useFormCommand } from '../saying/use-said-command.ts'

export interface ClaimDialogProps {
  readonly claim: Claim
  readonly onClose: () => void
}

/** 省级抽查: the published seed decides. */
export function DrawDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const [seed, setSeed] = useState('')
  const isGood = /^[0-9A-Za-z-]{1,64}$/.test(seed.trim())
  const save = async () => {
    if (await say([drawingClaim(claim, seed.trim())], t('done.draw'))) onClose()
  }
  return (
    <LineDialog
      title={t('draw.title')}
      text={t('draw.text')}
      saveLabel={t('draw.save')}
      canSave={isGood}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('draw.seed')}
        description={t('draw.hint')}
        value={seed}
        onChange={event => setSeed(event.currentTarget.value)}
        error={seed === '' || isGood ? undefined : t('draw.bad')}
        data-autofocus
      />
    </LineDialog>
  )
}
