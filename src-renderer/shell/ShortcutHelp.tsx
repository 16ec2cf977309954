import { Group, Kbd, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DialogFrame } from '../components/dialog/DialogFrame.tsx'
import { shortcutIds, shortcuts } from './shortcuts.ts'

export interface ShortcutHelpProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function ShortcutHelp({ opened, onClose }: ShortcutHelpProps) {
  const { t } = useTranslation(['shell', 'actions'])
  return (
    <DialogFrame opened={opened} onClose={onClose} title={t('shell:shortcuts.title')} size={440}>
      <Table>
        <Table.Tbody>
          {shortcutIds.map(id => (
            <Table.Tr key={id}>
              <Table.Td>{t(`shell:shortcuts.${id}`)}</Table.Td>
              <Table.Td>
                <Group gap={4} justify="flex-end">
                  {shortcuts[id].shown.map(key => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </DialogFrame>
  )
}
