import { attachmentKinds, MAX_ATTACHMENT_BYTES } from '../../domain/subsidy/attachment.ts'
import { sha256 } from '../doubles/crypto.ts'
import { draft } from './deed.ts'
import type { Draft, SimDevice } from './sim-device.ts'

/** The file itself travels apart from the entries (M16): of a paper there is its digest alone. */
const attach = ({ world }: SimDevice, claim: string, digest: string): Draft =>
  draft('claim.attach', {
    claim,
    digest,
    kind: world.dice.pick(attachmentKinds) ?? 'other',
    type: 'image/png',
    bytes: world.dice.int(1, MAX_ATTACHMENT_BYTES)
  })

const newDigest = ({ world }: SimDevice): string => sha256(`paper ${world.uuid()}`)

/** Papers that a claim gets before it is submitted; now and then one that is taken off again. */
export function papersFor(desk: SimDevice, claim: string): readonly Draft[] {
  const { dice } = desk.world
  const digests = Array.from({ length: dice.int(1, 2) }, () => newDigest(desk))
  const wrong = dice.chance(0.4) ? digests[0] : undefined
  const added = digests.map(digest => attach(desk, claim, digest))
  return wrong === undefined ? added : [...added, draft('claim.detach', { claim, digest: wrong })]
}
