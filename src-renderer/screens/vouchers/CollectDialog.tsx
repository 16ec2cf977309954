import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type IdentityCheck, identityMethods } from '../../../domain/fields.ts'

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
    <Modal
      opened
      onClose={onClose}
      title={t('vouchers:collectTitle')}
      size={440}
      closeButtonProps={{ 'aria-label': t('actions:close') }}
    >
      <Stack gap="sm">
        <Text>{t('vouchers:collectText')}</Text>
        <Select
          label={t('vouchers:method')}
          data={identityMethods.map(value => ({ value, label: t(`fields:identityMethods.${value}`) }))}
          value={method}
          onChange={value => setMethod(identityMethods.find(one => one === value) ?? method)}
          allowDeselect={false}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('actions:cancel')}
          </Button>
          <Button data-autofocus onClick={() => onConfirm(method)} loading={busy}>
            {t('vouchers:collect')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
