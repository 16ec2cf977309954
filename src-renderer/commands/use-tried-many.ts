import { useCallback, useEffect, useState } from 'react'
import { useCommander } from './commander-context.ts'
import type { ManyResult } from './commit-many.ts'
import type { Draft } from './draft.ts'

/**
 * Tries units of drafts, and commits those that pass when asked to. `units` keep their identity while they are the
 * same; none means nothing is tried. A unit is one row: all of its drafts or none.
 */
export function useTriedMany(units: readonly (readonly Draft[])[]) {
  const commander = useCommander()
  const [trial, setTrial] = useState<ManyResult>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    setTrial(undefined)
    if (units.length === 0) return
    let isWanted = true
    void commander.checkMany(units).then(result => {
      if (isWanted) setTrial(result)
    })
    return () => {
      isWanted = false
    }
  }, [units, commander])

  const commit = useCallback(async () => {
    setBusy(true)
    try {
      return await commander.commitMany(units)
    } finally {
      setBusy(false)
    }
  }, [commander, units])
  return { trial, commit, busy }
}
