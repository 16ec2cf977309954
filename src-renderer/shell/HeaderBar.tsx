import { ActionIcon, Kbd, Menu, SegmentedControl, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import {
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconSearch,
  IconSun,
  IconTypography
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { SyncStateView } from '../components/sync/SyncStateView.tsx'
import type { TextScale } from '../stores/ui-state.ts'
import { useUi } from '../stores/ui-store.ts'
import classes from './shell.module.css'
import type { ShellView } from './shell-port.ts'
import { shortcuts } from './shortcuts.ts'

export interface HeaderBarProps {
  readonly view: ShellView
  readonly now: number
  readonly onLock: () => void
  readonly onHelp: () => void
}

/** 48 px: place and desk, search, sync state, the look of this PC, lock. */
export function HeaderBar({ view, now, onLock, onHelp }: HeaderBarProps) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  return (
    <section className={classes.header} aria-label={t('bar')}>
      <div className={classes.place}>
        <Text span fw={600} truncate title={view.place}>
          {view.place}
        </Text>
        <Text span c="dimmed" truncate title={view.operator}>
          {view.operator}
        </Text>
      </div>
      <UnstyledButton className={classes.search} onClick={() => spotlight.open()} aria-label={t('search.open')}>
        <IconSearch size={16} />
        <Text span fz="sm" c="dimmed" truncate className={classes.searchWords} title={t('search.placeholder')}>
          {t('search.placeholder')}
        </Text>
        <span className={classes.searchKeys}>
          {shortcuts.search.shown.map(key => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      </UnstyledButton>
      <div className={classes.headerEnd}>
        <SyncStateView figures={view.sync} now={now} onOpen={() => void navigate('/synchronisation')} />
        <LookMenu onHelp={onHelp} />
        <Tooltip label={t('lock')}>
          <ActionIcon aria-label={t('lock')} onClick={onLock}>
            <IconLock size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
    </section>
  )
}

const scales = [100, 112, 125] as const satisfies readonly TextScale[]

function LookMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation('shell')
  const { language, colorScheme, textScale, change } = useUi()
  const dark = colorScheme === 'dark'
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={t('menu')}>
          <ActionIcon aria-label={t('menu')}>
            <IconTypography size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('textSize')}</Menu.Label>
        <SegmentedControl
          fullWidth
          mb={4}
          aria-label={t('textSize')}
          data={scales.map(scale => ({ value: scale.toString(), label: t(`textScale.${scale}`) }))}
          value={textScale.toString()}
          onChange={value => change({ textScale: scales.find(scale => scale.toString() === value) ?? 100 })}
        />
        <Menu.Item
          leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => change({ colorScheme: dark ? 'light' : 'dark' })}
        >
          {dark ? t('light') : t('dark')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          onClick={() => change({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {t('language')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {t('shortcuts.open')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
