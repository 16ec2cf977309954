import type { ReactNode } from 'react'
import classes from './work.module.css'

export interface WorkAreaProps {
  /** Progress or result of long work; nothing most of the time. */
  readonly above: ReactNode
  /** A table: it takes what is left and scrolls by itself. */
  readonly children: ReactNode
}

/** A table with room for a panel above it. */
export function WorkArea({ above, children }: WorkAreaProps) {
  return (
    <div className={classes.work}>
      {above}
      <div className={classes.rest}>{children}</div>
    </div>
  )
}
