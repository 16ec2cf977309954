import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface MaskedProps {
  readonly masked: string
  /**
   * Gives the full text and records who looked and why; undefined when it is refused.
   * Left out where the operator may not look at all.
   */
  readonly onReveal?: ((reason: string) => Promise<string | undefined>) | undefined
}

const shownForMs = 30_000

/** A masked number; the whole one is shown for half a minute after a reason is given. */
export function Masked({ masked, onReveal }: MaskedProps) {
  const { t } = useTranslation(['components', 'actions'])
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [full, setFull] = useState<string>()

  useEffect(() => {
    if (full === undefined) return
    const timer = setTimeout(() => setFull(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [full])

  if (onReveal === undefined) return <span className="tabular">{masked}</span>
  const reveal = async () => {
    setAsking(false)
    setFull(await onReveal(reason.trim()))
  }
  const label = full === undefined ? t('components:person.reveal') : t('actions:hide')
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <span className="tabular">{full ?? masked}</span>
      <Popover opened={asking} onChange={setAsking} trapFocus>
        <Popover.Target>
          <Tooltip label={label}>
            <ActionIcon
              size={22}
              aria-label={label}
              onClick={() => (full === undefined ? setAsking(true) : setFull(undefined))}
            >
              {full === undefined ? <IconEye size={14} /> : <IconEyeOff size={14} />}
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={8} w={260}>
            <Text fz="sm">{t('components:person.revealWhy')}</Text>
            <TextInput
              aria-label={t('components:person.revealWhy')}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
              onKeyDown={event => {
                if (event.key === 'Enter' && reason.trim() !== '') void reveal()
              }}
              maxLength={60}
            />
            <Button disabled={reason.trim() === ''} onClick={() => void reveal()}>
              {t('actions:show')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  )
}
