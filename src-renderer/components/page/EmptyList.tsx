import { useTranslation } from 'react-i18next'
import { EmptyState } from './EmptyState.tsx'

export interface EmptyListProps {
  /** Said of a list that holds nothing at all. */
  readonly text: string
  /** Said where filters leave nothing of it. */
  readonly filteredText: string
  readonly isNarrowed: boolean
  readonly onClear: () => void
  /** Nothing of this is ever given to such a desk: an empty list says nothing of what there is. */
  readonly isKeptBelow?: boolean
}

/** A list without a row: there is nothing, or the filters leave nothing and can be cleared. */
export function EmptyList({ text, filteredText, isNarrowed, onClear, isKeptBelow = false }: EmptyListProps) {
  const { t } = useTranslation('components')
  if (isKeptBelow) return <EmptyState text={t('keptBelow')} />
  if (!isNarrowed) return <EmptyState text={text} />
  return <EmptyState text={filteredText} action={{ label: t('table.clearFilters'), onClick: onClear }} />
}
