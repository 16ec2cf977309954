import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

export interface PanelProps {
  readonly title?: string
  /** At the right of the title: buttons, a badge. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A white area with a line around it: a form, a list, some figures. */
export function Panel({ title, actions, children }: PanelProps) {
  return (
    <section className={classes.panel} {...(title === undefined ? {} : { 'aria-label': title })}>
      {title === undefined && actions === undefined ? null : (
        <header className={classes.panelHead}>
          {title === undefined ? <span /> : <Title order={2}>{title}</Title>}
          {actions === undefined ? null : <Group gap={8}>{actions}</Group>}
        </header>
      )}
      {children}
    </section>
  )
}
