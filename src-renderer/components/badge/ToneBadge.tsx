import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './badge.module.css'
import type { Look } from './state-looks.ts'

export interface ToneBadgeProps extends Look {
  readonly text: string
  /** The entry behind it is undecided: dashed outline and 暂 in front. */
  readonly provisional?: boolean | undefined
  readonly hint?: string | undefined
}

/** One word in one colour; the base of all state badges. */
export function ToneBadge({ text, tone, filled, struck, provisional = false, hint }: ToneBadgeProps) {
  const { t } = useTranslation('states')
  const label = hint ?? (provisional ? t('provisionalHint') : undefined)
  const badge = (
    <span
      className={classes.badge}
      data-tone={tone}
      data-filled={filled || undefined}
      data-struck={struck || undefined}
      data-provisional={provisional || undefined}
    >
      {provisional ? <span className={classes.provisional}>{t('provisional')}</span> : null}
      <span className={classes.word}>{text}</span>
    </span>
  )
  return label === undefined ? badge : <Tooltip label={label}>{badge}</Tooltip>
}
