import { Box, Drawer, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptFocus } from '../dialog/use-kept-focus.ts'
import classes from './page.module.css'
import { useDrawerKeys } from './use-drawer-keys.ts'

export interface DetailDrawerProps {
  /** Open while the address names a detail; see `useAddressValue`. */
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** State badge beside the title. */
  readonly badge?: ReactNode
  /** Actions in the foot. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One thing in detail beside its table, which stays in use: another row shows another thing. Esc closes, F6 goes there and back. */
export function DetailDrawer({ opened, onClose, title, badge, actions, children }: DetailDrawerProps) {
  const { t } = useTranslation('actions')
  const body = useDrawerKeys(opened, onClose)
  const kept = useKeptFocus(() => body.current?.closest<HTMLElement>('.mantine-Drawer-content'))
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnEscape={false}
      shadow="md"
      classNames={{ inner: classes.drawerInner ?? '', body: classes.drawerBody ?? '' }}
      closeButtonProps={{ 'aria-label': t('close') }}
      {...kept}
      title={
        <span className={classes.drawerHead}>
          <Text span fw={600} fz="lg" truncate>
            {title}
          </Text>
          {badge}
        </span>
      }
    >
      {/* Scrolled by keyboard as well. */}
      <Box ref={body} className={classes.drawerScroll} tabIndex={0}>
        {children}
      </Box>
      {actions === undefined ? null : <footer className={classes.drawerFoot}>{actions}</footer>}
    </Drawer>
  )
}
