import type { z } from 'zod'
import { isProvince } from '../access/author.ts'
import { accept, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { policyId, policySchema } from './policy.ts'

const args = policySchema.pick({ version: true, name: true, from: true, rules: true, pilotCities: true, sample: true })
type Args = z.infer<typeof args>

/** policy.publish (P8): the next version of the rules; versions are never changed or skipped. */
export const publishPolicy: Verb<Args, 'policy.publish'> = {
  kind: 'policy.publish',
  version: 1,
  args,
  by: ['province-manager', 'server'],
  isValueAction: false,
  keys: ({ version }) => [
    uses('write', 'policy', policyId(version)),
    ...usesIf('read', 'policy', version > 1 ? policyId(version - 1) : null)
  ],
  reduce: (a, { entry, author, read }) => {
    if (!isProvince(author)) return reject('author.outside-place', 'A7')
    if (read('policy', policyId(a.version)).state === 'present')
      return reject('policy.not-next-version', 'P8', { version: a.version })
    if (a.version > 1 && read('policy', policyId(a.version - 1)).state !== 'present') {
      return reject('policy.not-next-version', 'P8', { version: a.version })
    }
    return accept([
      { collection: 'policy', document: { kind: 'rules', id: policyId(a.version), ...a, updatedAt: entry.at } }
    ])
  }
}
