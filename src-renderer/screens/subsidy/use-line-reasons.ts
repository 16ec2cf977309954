import { useMemo, useState } from 'react'

/** Lines that do not go through, by id, each with a reason that has still to be given while it is empty. */
export function useLineReasons() {
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  return useMemo(() => {
    const all = [...reasons].map(([id, reason]) => [id, reason.trim()] as const)
    return {
      all,
      has: (id: string): boolean => reasons.has(id),
      reasonOf: (id: string): string | undefined => reasons.get(id),
      isWhole: all.every(([, reason]) => reason !== ''),
      /** Undefined takes the line out. */
      set: (id: string, reason: string | undefined): void =>
        setReasons(before => {
          const after = new Map(before)
          if (reason === undefined) after.delete(id)
          else after.set(id, reason)
          return after
        })
    }
  }, [reasons])
}
