import { useMemo } from 'react'
import type { DocumentKey } from '../../domain/documents.ts'
import { isDue } from '../../domain/subsidy/claim.ts'
import { mayStrike, strikableLines, strikableStates } from '../../domain/subsidy/claim-strike.ts'
import { useOpenDesk } from '../platform/open-desk.ts'
import { useMayAuthor } from './use-desk-at-work.ts'
import { useReads } from './use-document.ts'
import { usePage } from './use-page.ts'

const CERTIFICATES = 500
const CLAIMS = 99

/**
 * Claims with lines that wait in vain (M20), by id; undefined until known, none for whoever strikes nobody. Revoked
 * certificates are few: they are read first, and of the claims only those of their classes.
 */
export function useClaimsToStrike(): readonly string[] | undefined {
  const strikes = useMayAuthor('claim.strike')
  const operator = useOpenDesk().operator?.id ?? null
  const revoked = usePage(
    strikes ? { collection: 'certificate', where: { state: 'revoked' }, limit: CERTIFICATES } : null
  ).rows
  const gone = useMemo(() => new Set(revoked?.map(({ document }) => document.id)), [revoked])
  const classes = [...new Set(revoked?.map(({ document }) => document.trainingClass))]
  const filter = { $and: [{ state: { $in: [...strikableStates] } }, { trainingClass: { $in: classes } }] }
  const claims = usePage(classes.length > 0 ? { collection: 'claim', filter, limit: CLAIMS } : null).rows
  const lines = (claims ?? []).flatMap(({ document }) =>
    document.lines.filter(line => isDue(line) && gone.has(line.certificate))
  )
  const read = useReads(
    lines.flatMap(({ voucher, certificate }): readonly DocumentKey[] => [
      { collection: 'voucher', id: voucher },
      { collection: 'certificate', id: certificate }
    ])
  )
  const isNobody = lines.length === 0
  return useMemo(() => {
    if (!strikes || revoked?.length === 0) return []
    if (!claims) return undefined
    const theirs = claims.map(({ document }) => document).filter(claim => mayStrike(claim, operator))
    if (!read) return isNobody ? [] : undefined
    return theirs.filter(claim => strikableLines(claim, read).length > 0).map(({ id }) => id)
  }, [strikes, operator, revoked, claims, read, isNobody])
}
