import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'
import type { ShellView } from './shell-port.ts'

export interface EnvironmentBarProps {
  readonly environment: ShellView['environment']
}

/** The striped bar that says on every page that nothing here is real. */
export function EnvironmentBar({ environment }: EnvironmentBarProps) {
  const { t } = useTranslation('shell')
  if (environment === 'real') return null
  return (
    <div className={classes.environment} role="status">
      <span>{t(environment)}</span>
    </div>
  )
}
