import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/**
 * One named value in the address, so that back, reload and a copied address keep filters and the open drawer.
 * `replace` is for what changes while typing: it makes no step in the history.
 */
export function useAddressValue(
  name: string
): readonly [string | undefined, (value: string | undefined, how?: 'push' | 'replace') => void] {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (value: string | undefined, how: 'push' | 'replace' = 'push') => {
      setParams(
        before => {
          const after = new URLSearchParams(before)
          if (value === undefined || value === '') after.delete(name)
          else after.set(name, value)
          return after
        },
        { replace: how === 'replace' }
      )
    },
    [name, setParams]
  )
  return [params.get(name) ?? undefined, set]
}
