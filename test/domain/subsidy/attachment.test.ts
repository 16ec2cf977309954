import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attachmentTypes,
  MAX_ATTACHMENT_BYTES,
  MAX_ATTACHMENTS,
  typeOfFile
} from '../../../domain/subsidy/attachment.ts'
import { seesAttachments } from '../../../domain/subsidy/attachment-view.ts'
import { attachToClaim } from '../../../domain/subsidy/claim-attach.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { attachArgs, claimId, head, reviewArgs, stage, submitClaimArgs } from '../../doubles/loop-desk.ts'
import { gist, manager, reviewer, type TestDesk, trainer } from '../../doubles/test-desk.ts'

const n = stage.drafted
const digestsOf = (desk: TestDesk) =>
  desk
    .get('claim', claimId(n))
    .attachments.map(({ digest }) => digest[0])
    .join('')
const detachArgs = (hex: string) => ({ claim: claimId(n), digest: hex.repeat(64) })
const returnArgs = { claim: claimId(n), level: 'county' as const, opinion: '缺照片' }

describe('papers of a claim', () => {
  it('[M15] are added and taken off by the training place while the claim is a draft, each once', () => {
    const desk = furnishedDesk()
    desk.do('claim.attach', attachArgs(n, 'b'), trainer)
    expect(digestsOf(desk)).toBe('ab')
    expect(gist(desk.try('claim.attach', attachArgs(n, 'b'), trainer))).toBe('rejected claim.attachment-exists M15')
    desk.do('claim.detach', detachArgs('a'), trainer)
    expect(digestsOf(desk)).toBe('b')
    expect(gist(desk.try('claim.detach', detachArgs('a'), trainer))).toBe('rejected claim.attachment-unknown M15')
    expect(gist(desk.try('claim.attach', attachArgs(n, 'c'), reviewer))).toBe('rejected author.not-allowed A1')
    desk.addOperator('trainer-x', 'centre-b', ['centre-operator'])
    expect(gist(desk.try('claim.attach', attachArgs(n, 'c'), { operator: 'trainer-x' }))).toBe(
      'rejected class.not-yours M15'
    )
  })

  it('[M15] stay once they were submitted; a returned claim is only added to', () => {
    const desk = furnishedDesk()
    desk.do('claim.submit', submitClaimArgs(n), trainer)
    for (const tried of [
      desk.try('claim.attach', attachArgs(n, 'b'), trainer),
      desk.try('claim.detach', detachArgs('a'), trainer)
    ])
      expect(gist(tried)).toBe('rejected claim.wrong-state M15')
    desk.do('claim.return', returnArgs, reviewer)
    desk.do('claim.attach', attachArgs(n, 'b'), trainer)
    expect(gist(desk.try('claim.detach', detachArgs('a'), trainer))).toBe('rejected claim.attachment-submitted M15')
    desk.do('claim.detach', detachArgs('b'), trainer)
    expect(digestsOf(desk)).toBe('a')
  })

  it('[M15] are bounded in number and size', () => {
    const desk = furnishedDesk()
    for (let at = 1; at < MAX_ATTACHMENTS; at++)
      desk.do('claim.attach', { ...attachArgs(n), digest: String(at).padStart(64, '0') }, trainer)
    expect(gist(desk.try('claim.attach', attachArgs(n, 'f'), trainer))).toBe('rejected claim.attachments-full M15')
    const large = { ...attachArgs(n, 'f'), bytes: MAX_ATTACHMENT_BYTES + 1 }
    expect(attachToClaim.args.safeParse(large).success).toBe(false)
  })

  it('[M15] outlast a draft that is drawn up anew', () => {
    const desk = furnishedDesk()
    const { lines, trainingClass } = desk.get('claim', claimId(n))
    const again = lines.map(({ enrolment, voucher, certificate }) => ({ enrolment, voucher, certificate }))
    desk.do('claim.draft', { claim: claimId(n), trainingClass, lines: again, attachments: [] }, trainer)
    expect(digestsOf(desk)).toBe('a')
  })

  it('[M16] are known by their first bytes, whatever they are called', () => {
    const heads = ['ffd8ffe0', '89504e470d0a1a0a', '255044462d312e37'].map(hex => Buffer.from(hex, 'hex'))
    expect(heads.map(typeOfFile)).toEqual(attachmentTypes)
    for (const head of heads) {
      const short = head.subarray(0, 2)
      expect(typeOfFile(short)).toBeUndefined()
      const rest = fc.uint8Array({ maxLength: 40 })
      fc.assert(fc.property(rest, bytes => typeOfFile(Buffer.concat([head, bytes])) === typeOfFile(head)))
    }
    for (const other of ['', 'GIF89a', '<svg xmlns', 'PK\u0003\u0004', 'MZ', ' %PDF-1.7'])
      expect(typeOfFile(Buffer.from(other))).toBeUndefined()
  })

  it('[M17] are for the place itself and for each level from when the claim comes to it, for nobody else', () => {
    const desk = furnishedDesk()
    if (desk.rules) desk.rules = { ...desk.rules, subsidy: { ...desk.rules.subsidy, cityReviewFromFen: 0 } }
    const who = ['centre-operator', 'county-reviewer', 'city-manager', 'province-manager'] as const
    const seeing = () => who.filter(role => seesAttachments([role], desk.get('claim', claimId(n))))
    expect(seeing()).toEqual(['centre-operator'])
    desk.do('claim.submit', submitClaimArgs(n), trainer)
    expect(seeing()).toEqual(['centre-operator', 'county-reviewer'])
    desk.do('claim.review', reviewArgs(n), reviewer)
    expect(seeing()).toEqual(['centre-operator', 'county-reviewer', 'city-manager'])
    desk.do('claim.review', reviewArgs(n, 'city'), manager)
    const seeds = Array.from({ length: 200 }, (_, i) => `draw-${i}`)
    const drawing = seeds.find(seed => gist(desk.try('claim.draw', { claim: claimId(n), seed }, head)) === 'accepted')
    desk.do('claim.draw', { claim: claimId(n), seed: drawing ?? '' }, head)
    const { sample } = desk.get('claim', claimId(n))
    expect(seesAttachments(['province-manager'], { ...desk.get('claim', claimId(n)), sample: null })).toBe(false)
    expect(seeing().includes('province-manager')).toBe(sample?.isDrawn)
    const others = ['county-clerk', 'assessor', 'finance', 'auditor', 'administrator'] as const
    expect(seesAttachments(others, desk.get('claim', claimId(n)))).toBe(false)
  })
})
