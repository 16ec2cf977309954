import { useCallback } from 'react'
import { useDrafts } from '../../stores/draft-store.ts'
import { type ScanRecord, withRecord } from './scan-record.ts'

const FORM = 'verify.scans'
const none: readonly ScanRecord[] = []

/** The last scans: they outlive a look at another page and are gone with the lock. */
export function useScanRecords() {
  const records = useDrafts(({ drafts }) => drafts.get(FORM) as readonly ScanRecord[] | undefined) ?? none
  const keep = useCallback((record: ScanRecord) => {
    const { drafts, keep: store } = useDrafts.getState()
    const before = (drafts.get(FORM) as readonly ScanRecord[] | undefined) ?? none
    const isKnown = before.some(({ id }) => id === record.id)
    store(FORM, isKnown ? before.map(old => (old.id === record.id ? record : old)) : withRecord(before, record))
  }, [])
  return { records, keep }
}
