import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { formatCount } from '../locale/format.ts'
import type { NavEntry, NavGroup } from './navigation.ts'
import classes from './shell.module.css'
import type { ShellView } from './shell-port.ts'

export interface NavBarProps {
  readonly entries: readonly NavEntry[]
  readonly counters: ShellView['counters']
  readonly folded: boolean
  readonly onFold: () => void
}

function groupsOf(entries: readonly NavEntry[]): readonly NavGroup[] {
  return [...new Set(entries.map(entry => entry.group))]
}

/** Left navigation, 208 px wide, folding to icons; counters where something waits. */
export function NavBar({ entries, counters, folded, onFold }: NavBarProps) {
  const { t } = useTranslation('shell')
  const foldLabel = folded ? t('unfold') : t('fold')
  return (
    <nav className={classes.nav} aria-label={t('navigation')}>
      <div className={classes.brand}>
        {folded ? null : <span>{t('product')}</span>}
        <Tooltip label={foldLabel} position="right">
          <ActionIcon aria-label={foldLabel} onClick={onFold}>
            {folded ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.navScroll}>
        {groupsOf(entries).map(group => (
          <div key={group} className={classes.navGroup}>
            {folded ? null : <p className={classes.navGroupName}>{t(`groups.${group}`)}</p>}
            {entries
              .filter(entry => entry.group === group)
              .map(entry => (
                <NavItem key={entry.id} entry={entry} waiting={counters[entry.id] ?? 0} folded={folded} />
              ))}
          </div>
        ))}
      </div>
    </nav>
  )
}

interface NavItemProps {
  readonly entry: NavEntry
  readonly waiting: number
  readonly folded: boolean
}

function NavItem({ entry, waiting, folded }: NavItemProps) {
  const { t } = useTranslation('shell')
  const name = t(`nav.${entry.id}`)
  const hint = waiting > 0 ? `${name} · ${t('waiting', { n: formatCount(waiting) })}` : name
  return (
    <Tooltip label={hint} position="right" disabled={!folded}>
      <NavLink to={entry.path} className={classes.navItem ?? ''} aria-label={hint}>
        <span className={classes.navIcon}>{entry.icon}</span>
        {folded ? null : <span className={classes.navName}>{name}</span>}
        {waiting > 0 ? <span className={classes.counter}>{waiting > 999 ? '999+' : waiting}</span> : null}
      </NavLink>
    </Tooltip>
  )
}
