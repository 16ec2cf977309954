import { Button, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'
import classes from './page.module.css'

export interface PageCount {
  readonly total: number
  /** Rows that rest on own undecided entries. */
  readonly provisional?: number
}

export interface PageAction {
  readonly label: string
  readonly icon?: ReactNode
  readonly onClick: () => void
  readonly disabled?: boolean
}

export interface PageFrameProps {
  readonly title: string
  readonly count?: PageCount | undefined
  /** The one main thing to do here. */
  readonly primary?: PageAction | undefined
  /** Export, print and the like, left of the primary action. */
  readonly secondary?: ReactNode
  readonly filters?: ReactNode
  /** Fills the rest of the page; a table inside scrolls by itself. */
  readonly children: ReactNode
}

/** Title and count, one primary action at the right, the filter row, the content. */
export function PageFrame({ title, count, primary, secondary, filters, children }: PageFrameProps) {
  const { t } = useTranslation('components')
  return (
    <section className={classes.page} aria-label={title}>
      <header className={classes.head}>
        <Group gap={10} align="baseline">
          <Title order={1}>{title}</Title>
          {count === undefined ? null : (
            <Text c="dimmed" className="tabular">
              {t('page.count', { total: formatCount(count.total) })}
              {count.provisional ? t('page.provisional', { n: formatCount(count.provisional) }) : null}
            </Text>
          )}
        </Group>
        <Group gap={8}>
          {secondary}
          {primary === undefined ? null : (
            <Button leftSection={primary.icon} onClick={primary.onClick} disabled={primary.disabled}>
              {primary.label}
            </Button>
          )}
        </Group>
      </header>
      {filters === undefined ? null : <div className={classes.filters}>{filters}</div>}
      <div className={classes.content}>{children}</div>
    </section>
  )
}
