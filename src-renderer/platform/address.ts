import { useCallback } from 'react'
import { useLocation, useSearchParams } from 'react-router'

/** What the address is on its way to, by the place it is at: changes of one moment add up before any of them is drawn. */
const ahead = new WeakMap<object, URLSearchParams>()

/** The values after one more change; empty and undefined take the name out. A place is known by its object. */
export function valuesAfter(
  place: { readonly search: string },
  name: string,
  value: string | undefined
): URLSearchParams {
  const after = new URLSearchParams(ahead.get(place) ?? place.search)
  if (value === undefined || value === '') after.delete(name)
  else after.set(name, value)
  ahead.set(place, after)
  return after
}

/**
 * One named value in the address, so that back, reload and a copied address keep filters and the open drawer.
 * `replace` is for what changes while typing: it makes no step in the history.
 */
export function useAddressValue(
  name: string
): readonly [string | undefined, (value: string | undefined, how?: 'push' | 'replace') => void] {
  const place = useLocation()
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (value: string | undefined, how: 'push' | 'replace' = 'push') =>
      setParams(valuesAfter(place, name, value), { replace: how === 'replace' }),
    [place, name, setParams]
  )
  return [params.get(name) ?? undefined, set]
}
