import { isKeptBelow } from '../../domain/access/scope.ts'
import type { Role } from '../../domain/directory/operator.ts'
import type { CollectionName } from '../../domain/documents.ts'
import { type Kind, verbOf } from '../../domain/reducer.ts'
import type { DeskState } from '../../src-main/contract/desk.ts'
import { useOpenDesk } from '../platform/open-desk.ts'

/** The desk while somebody is logged in: nothing of it is null. */
export type DeskAtWork = {
  readonly server: NonNullable<DeskState['server']>
  readonly device: NonNullable<DeskState['device']>
  readonly organisation: NonNullable<DeskState['organisation']>
  readonly operator: NonNullable<DeskState['operator']>
  /** Sample persons may be entered here (practice province). */
  readonly allowsSamples: boolean
}

/** Before the first pull a fresh desk does not know its organisation yet; pages are drawn only after that. */
export function useDeskAtWork(): DeskAtWork {
  const { server, device, organisation, operator, practice } = useOpenDesk()
  if (!server || !device || !organisation || !operator) throw new Error('nobody is logged in')
  return { server, device, organisation, operator, allowsSamples: practice || organisation.sample }
}

/** Whether this desk is never given anything of a collection (A5): an empty list then says nothing of what there is. */
export const useIsKeptBelow = (collection: CollectionName): boolean =>
  isKeptBelow(collection, useDeskAtWork().organisation)

/** Whether the operator at work has one of these roles. */
export function useHasRole(...roles: readonly Role[]): boolean {
  const { operator } = useOpenDesk()
  return operator?.roles.some(role => roles.includes(role)) ?? false
}

/** A1 as the reducer asks it: whether one of these roles may author such an entry. */
export const mayAuthor = (roles: readonly Role[], kind: Kind): boolean =>
  verbOf(kind)?.by.some(one => roles.some(role => role === one)) ?? false

/** Whether the operator at work may author such an entry. */
export function useMayAuthor(kind: Kind): boolean {
  const { operator } = useOpenDesk()
  return mayAuthor(operator?.roles ?? [], kind)
}
