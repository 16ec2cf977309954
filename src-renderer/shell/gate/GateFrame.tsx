import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './gate.module.css'

export interface GateFrameProps {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly children: ReactNode
}

/** The plain page before the work: product, place, one form. */
export function GateFrame({ title, subtitle, children }: GateFrameProps) {
  const { t } = useTranslation('shell')
  return (
    <main className={classes.gate}>
      <section className={classes.card}>
        <p className={classes.product}>{t('product')}</p>
        <Title order={1}>{title}</Title>
        {subtitle === undefined ? null : <Text c="dimmed">{subtitle}</Text>}
        <div className={classes.form}>{children}</div>
      </section>
    </main>
  )
}
