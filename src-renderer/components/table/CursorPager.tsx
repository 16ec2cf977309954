import { ActionIcon, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'
import classes from './table.module.css'

/** A page found by cursor: how far it is from the start is known, the total only where a roll-up gives it. */
export interface CursorPage {
  /** Rows before this page. */
  readonly before: number
  readonly total?: number | undefined
  /** Rows that rest on own undecided entries, in all pages. */
  readonly provisional?: number | undefined
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

export interface CursorPagerProps {
  readonly page: CursorPage
  /** Rows on this page. */
  readonly shown: number
  /** Tools of the table, at the right end. */
  readonly children?: ReactNode
}

export function CursorPager({ page, shown, children }: CursorPagerProps) {
  const { t } = useTranslation(['components', 'states'])
  const range = { from: formatCount(page.before + 1), to: formatCount(page.before + shown) }
  return (
    <footer className={classes.pager}>
      <Text fz="sm" c="dimmed" className="tabular">
        {shown === 0 ? null : t('components:table.range', range)}
        {shown === 0 || page.total === undefined
          ? null
          : t('components:table.total', { total: formatCount(page.total) })}
        {page.provisional ? t('components:page.provisional', { n: formatCount(page.provisional) }) : null}
      </Text>
      <Group gap={4}>
        {children}
        <ActionIcon
          variant="default"
          disabled={page.onPrevious === undefined}
          onClick={page.onPrevious}
          aria-label={t('components:table.previous')}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          disabled={page.onNext === undefined}
          onClick={page.onNext}
          aria-label={t('components:table.next')}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
    </footer>
  )
}
