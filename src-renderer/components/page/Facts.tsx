import { Fragment, type ReactNode } from 'react'
import classes from './page.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

export interface FactsProps {
  readonly facts: readonly Fact[]
}

/** Names at the left, values at the right: the plain way to show what is known of one thing. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {facts.map(fact => (
        <Fragment key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
