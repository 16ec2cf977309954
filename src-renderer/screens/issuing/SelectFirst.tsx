import { Button, Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'
import type { Candidate } from '../../queries/plans-match.ts'

export interface SelectFirstProps {
  /** Who has wanted it longest comes first. */
  readonly candidates: readonly Candidate[]
  /** Blanks at hand. */
  readonly limit: number
  readonly onSelect: (ids: ReadonlySet<string>) => void
}

const HUNDRED = 100

/** Chooses the first so many on all pages, or everybody. */
export function SelectFirst({ candidates, limit, onSelect }: SelectFirstProps) {
  const { t } = useTranslation('issuing')
  const [typed, setTyped] = useState<number | string>('')
  const usual = Math.min(limit === 0 ? HUNDRED : limit, candidates.length)
  const wanted = typeof typed === 'number' ? typed : usual
  const select = (n: number) => onSelect(new Set(candidates.slice(0, n).map(({ person }) => person)))
  return (
    <Group gap={6} wrap="nowrap">
      <span>{t('firstN')}</span>
      <NumberInput
        aria-label={t('firstN')}
        value={typed}
        onChange={setTyped}
        onKeyDown={event => {
          if (event.key === 'Enter') select(wanted)
        }}
        placeholder={formatCount(usual)}
        min={1}
        max={Math.max(1, candidates.length)}
        allowDecimal={false}
        hideControls
        w={80}
      />
      <Button variant="default" onClick={() => select(wanted)} disabled={candidates.length === 0}>
        {t('selectFirst')}
      </Button>
      <Button variant="default" onClick={() => select(candidates.length)} disabled={candidates.length === 0}>
        {t('selectAll', { n: formatCount(candidates.length) })}
      </Button>
    </Group>
  )
}
