import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { strikableLines, strikableStates } from '../../../domain/subsidy/claim-strike.ts'
import { useReads } from '../../queries/use-document.ts'
import { keysOfLine } from './use-claim-again.ts'

export interface Strikable {
  readonly line: ClaimLine
  /** Another certificate of the worker is entered and waits for the county: with that one the line would be paid. */
  readonly isEntered: boolean
}

/** The lines of a cleared claim that wait for a certificate which nobody replaced (M20); empty until they are read. */
export function useStrikable(claim: Claim | undefined): readonly Strikable[] {
  const lines = claim && strikableStates.some(state => state === claim.state) ? claim.lines : []
  const places = useReads(lines.map(({ enrolment: id }) => ({ collection: 'enrolment', id })))
  const read = useReads(places ? lines.flatMap(line => keysOfLine(line, places)) : [])
  if (!claim || !read) return []
  return strikableLines(claim, read).map(line => {
    const place = read('enrolment', line.enrolment)
    const newer = place.state === 'present' ? place.document.certificate : ''
    const held = newer === '' ? null : read('certificate', newer)
    return { line, isEntered: held?.state === 'present' && held.document.state === 'entered' }
  })
}
