import { useEffect, useMemo, useState } from 'react'
import { addDays } from '../../domain/time/business-date.ts'
import { useOpenDesk } from '../platform/open-desk.ts'
import type { PageQuery } from '../replica/pages/page-query.ts'
import { useClaimsToStrike } from './claims-to-strike.ts'
import { type QueueLine, queueLines } from './desk-queue.ts'
import { useReplica } from './replica-context.ts'
import { MOST } from './use-bounded.ts'
import { useCaseReader } from './use-cases.ts'
import { useMayAuthor } from './use-desk-at-work.ts'
import { usePage } from './use-page.ts'
import { useWarningRules } from './use-policy.ts'

const BATCHES = 500

/** Batches of this place whose vouchers end soon; undefined until known. */
function useEndingBatches(today: string): readonly string[] | undefined {
  const mayIssue = useMayAuthor('voucher.issue')
  const { endingDays } = useWarningRules()
  const filter = { validUntil: { $gte: today, $lte: addDays(today, endingDays) } }
  const { rows } = usePage(mayIssue ? { collection: 'batch', filter, limit: BATCHES } : null)
  return useMemo(() => (mayIssue ? rows?.map(({ document }) => document.id) : []), [mayIssue, rows])
}

export type CountedLine = QueueLine & { readonly count: number }

/**
 * The first screen's lines with how many there are, at most one more than `MOST` each; undefined until every line is
 * counted once. Each line reads one page and is read again when its collection changes.
 */
export function useDeskQueue(): readonly CountedLine[] | undefined {
  const replica = useReplica()
  const reader = useCaseReader()
  const { operator } = useOpenDesk()
  const ending = useEndingBatches(reader.today)
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const toStrike = useClaimsToStrike()
  const asked = ending && toStrike && queueLines({ ...reader, roles: operator?.roles ?? [], ending, toStrike })
  const text = JSON.stringify(asked ?? null)

  useEffect(() => {
    const lines = JSON.parse(text) as readonly QueueLine[] | null
    if (!lines) return
    setCounts(new Map())
    const stops = lines.map(({ id, question }) =>
      replica.watchPage({ ...question, limit: MOST + 1 } as PageQuery, ({ rows }) =>
        setCounts(before => new Map(before).set(id, rows.length))
      )
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [replica, text])

  return useMemo(() => {
    const lines = JSON.parse(text) as readonly QueueLine[] | null
    if (!lines?.every(({ id }) => counts.has(id))) return undefined
    return lines.map(line => ({ ...line, count: counts.get(line.id) ?? 0 }))
  }, [text, counts])
}
