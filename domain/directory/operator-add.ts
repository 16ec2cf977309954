import type { z } from 'zod'
import { staffs } from '../access/author.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { operatorSchema, rolesByType } from './operator.ts'

const args = operatorSchema.pick({ id: true, organisation: true, login: true, label: true, roles: true })
type Args = z.infer<typeof args>

/** operator.add (D5): somebody may act for an organisation, in roles that its kind has. The password never enters an entry. */
export const addOperator: Verb<Args, 'operator.add'> = {
  kind: 'operator.add',
  version: 1,
  args,
  by: ['administrator', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.id), uses('read', 'directory', a.organisation)],
  reduce: (a, { entry, author, read }) => {
    if (read('directory', a.id).state === 'present') return reject('operator.exists', 'D5')
    const home = read('directory', a.organisation)
    if (home.state !== 'present' || home.document.kind !== 'organisation') return reject('organisation.unknown', 'D5')
    if (!staffs(author, a.organisation)) return reject('author.outside-place', 'A7')
    const allowed = rolesByType[home.document.type]
    if (!a.roles.every(role => allowed.includes(role))) return reject('author.not-allowed', 'D5')
    const document = {
      ...a,
      kind: 'operator' as const,
      state: 'active' as const,
      suspendedAt: null,
      keys: [],
      updatedAt: entry.at
    }
    return accept([{ collection: 'directory', document }])
  }
}
