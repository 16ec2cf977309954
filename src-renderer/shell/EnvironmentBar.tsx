import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'
import type { ShellView } from './shell-port.ts'

export interface EnvironmentBarProps {
  readonly environment: ShellView['environment']
  readonly line: ShellView['sync']['line']
  /** Asked for in a demonstration only. */
  readonly onCut: (on: boolean) => void
}

/** The striped bar that says on every page that nothing here is real; in a demonstration it holds the plug of the line. */
export function EnvironmentBar({ environment, line, onCut }: EnvironmentBarProps) {
  const { t } = useTranslation('shell')
  if (environment === 'real') return null
  const isCut = line === 'cut'
  return (
    <div className={classes.environment}>
      <span role="status">{t(environment)}</span>
      {environment === 'demo' ? (
        <button type="button" className={classes.plug} onClick={() => onCut(!isCut)}>
          {t(isCut ? 'plug.restore' : 'plug.cut')}
        </button>
      ) : null}
    </div>
  )
}
