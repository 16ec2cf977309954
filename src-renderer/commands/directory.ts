import type { Device } from '../../domain/directory/device.ts'
import type { Operator } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import type { DraftOf } from './draft.ts'

/** Something that acts: an office or training place, somebody at a desk, a machine. */
export type DirectoryThing = Organisation | Operator | Device
export type StopDraft = DraftOf<'organisation.suspend'> | DraftOf<'operator.suspend'> | DraftOf<'device.revoke'>

/**
 * What ends the right of an organisation, an operator or a device to act.
 *
 * @param today business date, on whose list of revocations a device is put
 */
export function stopping(thing: DirectoryThing, reason: string, today: string): StopDraft {
  switch (thing.kind) {
    case 'organisation':
      return { kind: 'organisation.suspend', args: { organisation: thing.id, reason } }
    case 'operator':
      return { kind: 'operator.suspend', args: { operator: thing.id, reason } }
    case 'device':
      return { kind: 'device.revoke', args: { device: thing.id, date: today, reason } }
  }
}

export type OrganisationTerms = Required<ArgsByKind['organisation.amend']['fields']>

export const amendingOrganisation = (
  organisation: string,
  fields: ArgsByKind['organisation.amend']['fields']
): DraftOf<'organisation.amend'> => ({ kind: 'organisation.amend', args: { organisation, fields } })

export const registeringOrganisation = (
  args: ArgsByKind['organisation.register']
): DraftOf<'organisation.register'> => ({ kind: 'organisation.register', args })

export const addingOperator = (args: ArgsByKind['operator.add']): DraftOf<'operator.add'> => ({
  kind: 'operator.add',
  args
})
