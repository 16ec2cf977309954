import { type Organisation, organisationTypes } from '../../domain/directory/organisation.ts'
import type { PageQuery } from '../replica/pages/page-query.ts'
import { type PagedRows, usePage } from './use-page.ts'

export const directoryKinds = ['organisation', 'operator', 'device'] as const
export type DirectoryKind = (typeof directoryKinds)[number]
export const directoryTypes = organisationTypes

export type DirectoryFilter = {
  readonly kind: DirectoryKind
  /** Those that may act, those that may not any more, or all. */
  readonly standing: 'active' | 'stopped' | undefined
  /** The place itself, or those who belong to it. */
  readonly organisation: string | undefined
  readonly type: Organisation['type'] | undefined
}

type Selector = NonNullable<PageQuery<'directory'>['filter']>

const ROWS = 50

/** The fields that a list of the directory is narrowed by. */
export function directorySelector({ kind, standing, organisation, type }: DirectoryFilter): Selector {
  const stopped = kind === 'device' ? 'revoked' : 'suspended'
  const place = kind === 'organisation' ? 'id' : 'organisation'
  return {
    ...(standing === undefined ? {} : { state: standing === 'active' ? 'active' : stopped }),
    ...(organisation === undefined ? {} : { [place]: organisation }),
    ...(kind !== 'organisation' || type === undefined ? {} : { type })
  } as Selector
}

/** A page of places, operators or devices, what was changed last first. */
export function useDirectory(filter: DirectoryFilter): PagedRows<'directory'> {
  const { kind } = filter
  return usePage({ collection: 'directory', where: { kind }, filter: directorySelector(filter), limit: ROWS })
}
