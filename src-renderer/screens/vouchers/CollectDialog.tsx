import { Button, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type IdentityCheck, identityMethods } from '../../../domain/fields.ts'
import { DialogFoot } from '../../components/dialog/DialogFoot.tsx'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'

export interface CollectDialogProps {
  readonly busy: boolean
  readonly onConfirm: (method: IdentityCheck['method']) => void
  readonly onClose: () => void
}

/** How the worker at the counter was recognised; Enter confirms. */
export function CollectDialog({ busy, onConfirm, onClose }: CollectDialogProps) {
  const { t } = useTranslation(['vouchers', 'fields', 'actions'])
  const [method, setMethod] = useState<IdentityCheck['method']>('id-reader')
  return (
    <DialogFrame onClose={onClose} title={t('vouchers:collectTitle')} size={440}>
      <Stack gap="sm">
        <Text>{t('vouchers:collectText')}</Text>
        <Select
          label={t('vouchers:method')}
          data={identityMethods.map(value => ({ value, label: t(`fields:identityMethods.${value}`) }))}
          value={method}
          onChange={value => setMethod(identityMethods.find(one => one === value) ?? method)}
          allowDeselect={false}
        />
        <DialogFoot onCancel={onClose}>
          <Button data-autofocus onClick={() => onConfirm(method)} loading={busy}>
            {t('vouchers:collect')}
          </Button>
        </DialogFoot>
      </Stack>
    </DialogFrame>
  )
}
