import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUi } from '../stores/ui-store.ts'
import type { ShellView } from './shell-port.ts'

/** Something that Ctrl+K does at once, beside what it finds. */
export type SearchAction = { readonly id: string; readonly label: string; readonly onClick: () => void }

type Frame = { readonly view: Pick<ShellView, 'roles'>; readonly lock: () => void; readonly help: () => void }

/** What may be done from the search box: ways to pages that stand in no navigation, and the keys of the frame. */
export function useSearchActions({ view, lock, help }: Frame): readonly SearchAction[] {
  const { t } = useTranslation(['shell', 'people', 'synchronisation'])
  const navigate = useNavigate()
  const { colorScheme, language, navFolded, change } = useUi()
  const isDark = colorScheme === 'dark'
  const mayImport = view.roles.includes('county-clerk') || view.roles.includes('county-reviewer')
  const going = (id: string, label: string, to: string) => ({ id, label, onClick: () => void navigate(to) })
  return [
    ...(mayImport ? [going('import', t('people:importList'), '/people/import')] : []),
    going('readiness', t('synchronisation:readiness'), '/readiness'),
    { id: 'lock', label: t('shell:shortcuts.lock'), onClick: lock },
    { id: 'help', label: t('shell:shortcuts.open'), onClick: help },
    { id: 'fold', label: t('shell:shortcuts.fold'), onClick: () => change({ navFolded: !navFolded }) },
    {
      id: 'scheme',
      label: t(isDark ? 'shell:light' : 'shell:dark'),
      onClick: () => change({ colorScheme: isDark ? 'light' : 'dark' })
    },
    {
      id: 'language',
      label: t('shell:language'),
      onClick: () => change({ language: language === 'zh' ? 'en' : 'zh' })
    }
  ]
}
