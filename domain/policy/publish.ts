import type { z } from 'zod'
import { isProvince } from '../access/author.ts'
import type { Upcast } from '../journal/upcast.ts'
import { accept, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { contradictionsIn } from './contradictions.ts'
import { policyId, policySchema } from './policy.ts'
import { defaultWarnings } from './warning-rules.ts'

const args = policySchema.pick({ version: true, name: true, from: true, rules: true, pilotCities: true, sample: true })
type Args = z.infer<typeof args>

/** Version 1 had no limits of early warnings: those that were in the code are the policy's. */
const withWarnings: Upcast = ({ rules, ...terms }) => ({
  ...terms,
  rules: { ...(rules as object), warnings: defaultWarnings }
})

/** policy.publish (P8, P17): the next version of the rules; versions are never changed or skipped, nor overtaken. */
export const publishPolicy: Verb<Args, 'policy.publish'> = {
  kind: 'policy.publish',
  version: 2,
  upcasts: { 1: withWarnings },
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
    const before = a.version > 1 ? read('policy', policyId(a.version - 1)) : null
    if (before && before.state !== 'present') return reject('policy.not-next-version', 'P8', { version: a.version })
    const begun = before?.document.kind === 'rules' ? before.document.from : a.from
    if (a.from < begun) return reject('policy.begins-before', 'P17', { from: begun })
    const [where] = contradictionsIn(a.rules)
    if (where) return reject('policy.contradicts', 'P17', { where })
    return accept([
      { collection: 'policy', document: { kind: 'rules', id: policyId(a.version), ...a, updatedAt: entry.at } }
    ])
  }
}
