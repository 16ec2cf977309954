import type { ReactNode } from 'react'
import type { Role } from '../../domain/directory/operator.ts'
import type { shell } from '../locale/zh/shell.ts'

export type NavId = keyof (typeof shell)['nav']
export type NavGroup = keyof (typeof shell)['groups']

/** One entry of the navigation. `roles` undefined: everybody who is logged in. */
export interface NavEntry {
  readonly id: NavId
  readonly path: string
  readonly group: NavGroup
  readonly icon: ReactNode
  readonly roles?: readonly Role[]
}

/** What these roles may see, in the order of the table. */
export function entriesFor(entries: readonly NavEntry[], roles: readonly string[]): readonly NavEntry[] {
  return entries.filter(entry => entry.roles === undefined || entry.roles.some(role => roles.includes(role)))
}

/** The entry a path belongs to: the one with the longest path that it begins with. */
export function entryByPath(entries: readonly NavEntry[], path: string): NavEntry | undefined {
  return entries
    .filter(entry => path === entry.path || path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}
