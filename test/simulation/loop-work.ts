import { cityDeeds, countyClaimDeeds, provinceDeeds } from './claim-work.ts'
import { type DeedKind, type Deeds, draft, ofClass, one } from './deed.ts'
import type { SimDevice } from './sim-device.ts'
import { centreDeeds, certificateOf } from './training-work.ts'

const REASON = '示例原因'

/** What can be done at a desk behind the first sign-in, from the class to the money. */
export function loopDeeds({ home }: SimDevice): Deeds {
  switch (home.type) {
    case 'centre':
    case 'enterprise':
      return centreDeeds
    case 'county':
      return countyDeeds
    case 'city':
      return cityDeeds
    case 'province':
      return provinceDeeds
    case 'assessor':
      return assessorDeeds
  }
}

const confirm: DeedKind['find'] = desk => {
  const found = desk.world.dice.pick(desk.list('certificate').filter(({ state }) => state === 'entered'))
  if (!found) return null
  const { id: certificate, voucher, person } = found
  return { drafts: [draft('certificate.confirm', { certificate, voucher, person })] }
}

const revoke: DeedKind['find'] = desk => {
  const found = desk.world.dice.pick(desk.list('certificate').filter(({ state }) => state !== 'revoked'))
  if (!found) return null
  const { id: certificate, voucher, person, enrolment } = found
  return { drafts: [draft('certificate.revoke', { certificate, voucher, person, enrolment, reason: REASON })] }
}

const fail: DeedKind['find'] = desk => {
  const found = desk.world.dice.pick(desk.list('enrolment').filter(({ state }) => state === 'failed'))
  if (!found) return null
  const { id: enrolment, person, trainingClass, voucher } = found
  return { drafts: [draft('enrolment.fail', { enrolment, person, trainingClass, voucher, reason: REASON })] }
}

const freeze: DeedKind['find'] = desk => {
  const found = desk.world.dice.pick(desk.list('voucher').filter(({ state }) => state !== 'frozen'))
  return found ? { drafts: [draft('voucher.freeze', { voucher: found.id, reason: REASON })] } : null
}

const unfreeze: DeedKind['find'] = desk => {
  const found = desk.world.dice.pick(desk.list('voucher').filter(({ state }) => state === 'frozen'))
  return found ? { drafts: [draft('voucher.unfreeze', { voucher: found.id, reason: REASON })] } : null
}

const countyDeeds: Deeds = {
  usual: [
    ...countyClaimDeeds.usual,
    { weight: 2, find: confirm },
    { weight: 2, find: fail },
    { weight: 1, find: unfreeze },
    { weight: 2, find: ofClass(['suspended'], trainingClass => one('class.resume', { trainingClass })) },
    { weight: 1, find: ofClass(['finished'], trainingClass => one('class.close', { trainingClass })) }
  ],
  rare: [
    ...countyClaimDeeds.rare,
    { weight: 1, find: revoke },
    { weight: 2, find: freeze },
    { weight: 2, find: ofClass(['running'], trainingClass => one('class.suspend', { trainingClass, reason: REASON })) },
    {
      weight: 1,
      find: ofClass(['submitted', 'approved'], trainingClass => one('class.cancel', { trainingClass, reason: REASON }))
    }
  ]
}

/** An assessing body sees no enrolment: it enters by the list that the centre sent, whatever its desk foresees. */
const enterByList: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const onList = desk.server.documentsOf('enrolment').filter(e => e.state === 'completed' && e.certificate === '')
  const enrolment = dice.pick(onList)
  return enrolment ? { drafts: [certificateOf(desk, enrolment, dice.chance(0.15))], isBlind: true } : null
}

const assessorDeeds: Deeds = { usual: [], rare: [{ weight: 1, find: enterByList }] }
