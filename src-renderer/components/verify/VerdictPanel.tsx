import { ActionIcon, Text, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashedCheck,
  IconCircleX,
  IconHistory,
  IconVolume,
  IconVolumeOff
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../locale/format.ts'
import { type Fact, Facts } from '../page/Facts.tsx'
import { playTone } from './tones.ts'
import classes from './verify.module.css'

export type VerdictOutcome = 'yes' | 'provisional' | 'no' | 'used' | 'not-in-class'

/** How sure the answer is: asked at the server, or told from the local data of that instant. */
export type VerdictCertainty =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly dataAsOf: number | undefined }

export interface ShownVerdict {
  /** Changes with each scan: the tone sounds once for each. */
  readonly key: string
  readonly outcome: VerdictOutcome
  /** When and where it was used, for `used`. */
  readonly usedWhere?: string
  /** The rule in plain words, and what would satisfy it. */
  readonly rule?: string
  readonly remedy?: string
  /** Name, masked number, occupation, level, value, validity. */
  readonly facts: readonly Fact[]
  readonly certainty: VerdictCertainty
  /** What could not be checked, in words. */
  readonly unchecked?: readonly string[]
}

export interface VerdictPanelProps {
  readonly verdict: ShownVerdict
  readonly now: number
  readonly muted: boolean
  readonly onMute: (muted: boolean) => void
  /** Buttons for the next sensible thing. */
  readonly actions?: ReactNode
}

const icons: Readonly<Record<VerdictOutcome, ReactNode>> = {
  yes: <IconCircleCheck size={56} stroke={1.75} />,
  provisional: <IconCircleDashedCheck size={56} stroke={1.75} />,
  no: <IconCircleX size={56} stroke={1.75} />,
  used: <IconHistory size={56} stroke={1.75} />,
  'not-in-class': <IconAlertTriangle size={56} stroke={1.75} />
}

/** The answer to a scan: the word first, legible from two metres, then the rule, then the facts. */
export function VerdictPanel({ verdict, now, muted, onMute, actions }: VerdictPanelProps) {
  const { t } = useTranslation('components')
  const { key, outcome, certainty, unchecked = [] } = verdict

  const silent = useRef(muted)
  silent.current = muted
  useEffect(() => {
    if (key !== '' && !silent.current) playTone(outcome === 'yes' || outcome === 'provisional' ? 'yes' : 'no')
  }, [key, outcome])

  const muteLabel = muted ? t('verdict.unmute') : t('verdict.mute')
  return (
    <section className={classes.verdict} data-outcome={outcome} aria-live="assertive">
      <header className={classes.answer}>
        {icons[outcome]}
        <p className={classes.word}>{t(`verdict.${outcome}`)}</p>
        <Tooltip label={muteLabel}>
          <ActionIcon size={32} aria-label={muteLabel} onClick={() => onMute(!muted)} className={classes.mute}>
            {muted ? <IconVolumeOff size={20} /> : <IconVolume size={20} />}
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={classes.body}>
        {verdict.usedWhere === undefined ? null : <p className={classes.rule}>{verdict.usedWhere}</p>}
        {verdict.rule === undefined ? null : <p className={classes.rule}>{verdict.rule}</p>}
        {verdict.remedy === undefined ? null : <p className={classes.remedy}>{verdict.remedy}</p>}
        <Facts facts={verdict.facts} />
        <Text fz="sm" c="dimmed">
          {certainty.kind === 'online'
            ? t('verdict.online')
            : certainty.dataAsOf === undefined
              ? t('verdict.offlineNoData')
              : t('verdict.offline', { at: formatMoment(certainty.dataAsOf, now) })}
          {unchecked.length === 0 ? null : t('verdict.unchecked', { what: unchecked.join(t('verdict.and')) })}
        </Text>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
    </section>
  )
}
