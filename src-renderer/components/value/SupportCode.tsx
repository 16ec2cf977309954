import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './value.module.css'

export interface SupportCodeProps {
  /** A number that only machines and support need whole. */
  readonly code: string
}

const SHOWN = 8

/** The end of a long number, enough to tell two apart by telephone; the whole of it goes into the clipboard. */
export function SupportCode({ code }: SupportCodeProps) {
  const { t } = useTranslation('actions')
  return (
    <span className={classes.code}>
      {code.slice(-SHOWN)}
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <ActionIcon size={20} aria-label={copied ? t('copied') : t('copy')} onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  )
}
