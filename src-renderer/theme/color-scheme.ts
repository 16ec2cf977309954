import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'

/** The scheme is an interface preference of ours and forced on the provider, so Mantine itself stores nothing. */
export function memoryColorScheme(): MantineColorSchemeManager {
  let scheme: MantineColorScheme | undefined
  return {
    get: initial => scheme ?? initial,
    set: value => {
      scheme = value
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => {
      scheme = undefined
    }
  }
}
