import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'
import type { ShellView } from './shell-port.ts'

export interface EnvironmentBarProps {
  readonly environment: ShellView['environment']
  /** What only a demonstration can do. */
  readonly tools?: ReactNode
}

/** The striped bar that says on every page that nothing here is real. */
export function EnvironmentBar({ environment, tools }: EnvironmentBarProps) {
  const { t } = useTranslation('shell')
  if (environment === 'real') return null
  return (
    <div className={classes.environment}>
      <span role="status">{t(environment)}</span>
      {environment === 'demo' ? tools : null}
    </div>
  )
}
