import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { NavEntry } from './navigation.ts'
import type { SearchHit, ShellActions } from './shell-port.ts'
import { shortcuts } from './shortcuts.ts'
import type { SearchAction } from './use-search-actions.ts'

export interface SearchBoxProps {
  readonly entries: readonly NavEntry[]
  readonly search: ShellActions['search']
  readonly actions: readonly SearchAction[]
}

const pauseMs = 120
const hitGroups = ['people', 'vouchers', 'classes'] as const

/** Hits for the words typed so far; an answer that comes after newer words is dropped. */
function useHits(words: string, search: ShellActions['search']): readonly SearchHit[] {
  const [hits, setHits] = useState<readonly SearchHit[]>([])
  useEffect(() => {
    if (words === '') {
      setHits([])
      return
    }
    let wanted = true
    const timer = setTimeout(() => {
      void search(words).then(found => {
        if (wanted) setHits(found)
      })
    }, pauseMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [words, search])
  return hits
}

/** Ctrl+K: persons, vouchers, classes, pages and actions in one box. */
export function SearchBox({ entries, search, actions }: SearchBoxProps) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const words = query.trim()
  const hits = useHits(words, search)

  const isMeant = ({ label }: { readonly label: string }) => label.toLowerCase().includes(words.toLowerCase())
  const pages = entries
    .map(entry => ({ id: entry.id, label: t(`nav.${entry.id}`), entry }))
    .filter(isMeant)
    .map(({ id, label, entry }) => ({ id, label, leftSection: entry.icon, onClick: () => void navigate(entry.path) }))
  const found: SpotlightActionGroupData[] = hitGroups.map(group => ({
    group: t(`search.${group}`),
    actions: hits
      .filter(hit => hit.group === group)
      .map(hit => ({
        id: hit.id,
        label: hit.label,
        description: hit.detail ?? '',
        onClick: () => void navigate(hit.to)
      }))
  }))
  const own: readonly SpotlightActionGroupData[] = [
    { group: t('search.pages'), actions: pages },
    { group: t('search.actions'), actions: actions.filter(isMeant).map(action => ({ ...action })) }
  ]
  const groups = [...found, ...own].filter(group => group.actions.length > 0)
  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      filter={(_query, all) => all}
      nothingFound={t('search.nothing')}
      shortcut={shortcuts.search.keys}
      tagsToIgnore={[]}
      centered={false}
      yOffset="12vh"
      overlayProps={{ opacity: 0.3, blur: 0 }}
      scrollable
      attributes={{ content: { 'aria-label': t('search.open') } }}
      maxHeight={420}
      transitionProps={{ duration: 100, transition: 'fade' }}
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: t('search.placeholder') }}
    />
  )
}
