import type { Policy } from '../../domain/policy/policy.ts'
import { usePage } from './use-page.ts'
import { useToday } from './use-today.ts'

/** Versions are few: one a year or so, the newest first. */
const POLICIES = 50

/** The rules in force today: the newest version whose first day has come. Null: none is published. */
export function usePolicy(): Policy | null | undefined {
  const { rows } = usePage({ collection: 'policy', where: { kind: 'rules' }, limit: POLICIES })
  const today = useToday()
  if (!rows) return undefined
  return rows.reduce<Policy | null>((newest, { document }) => {
    if (document.kind !== 'rules' || document.from > today) return newest
    return newest === null || document.version > newest.version ? document : newest
  }, null)
}
