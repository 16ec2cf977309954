import type { Body, SealedPart } from '../../domain/journal/entry.ts'
import { sealPart } from '../../src-main/journal/sealed-box.ts'
import { testUuid } from '../doubles/test-device.ts'
import { SKILL } from '../doubles/test-province.ts'
import type { HttpDevice } from './http-device.ts'
import { county } from './test-server.ts'

export const reader = { method: 'id-reader', matched: true } as const

/** Seals with the desktop's own code, so that both sides prove the format. */
export const sealFor = (
  device: HttpDevice,
  person: string,
  plain: Record<string, string>,
  part: SealedPart['part'] = 'identity'
): SealedPart => {
  const { keyId, publicKey } = device.server.context.identity.sealing
  return sealPart(
    { entry: testUuid(person), person, part, plain },
    { version: 1, key: Buffer.alloc(32, 7) },
    { keyId, publicKey }
  ).server
}

export interface Registration {
  readonly body: Body
  readonly sealed: readonly SealedPart[]
}

export const registration = (
  device: HttpDevice,
  operator: string,
  person: string,
  place = county,
  idNumber = '00000019900501001X'
): Registration => {
  const sealed = [
    sealFor(device, person, { name: '样例张三', idNumber }),
    sealFor(device, person, { phone: '10000000001' }, 'contact')
  ]
  const args = {
    person,
    county: place,
    sex: 'male' as const,
    birth: '1990-05-01',
    education: 'senior' as const,
    category: 'rural-transfer' as const,
    employment: 'farming' as const,
    sample: true,
    parts: ['identity' as const, 'contact' as const]
  }
  return { body: device.body(operator, 'person.register', args, sealed), sealed }
}

export const intention = (
  device: HttpDevice,
  operator: string,
  person: string,
  occupation: string = SKILL.occupation
): Body => device.body(operator, 'intention.record', { person, occupation, level: SKILL.level, source: 'counter' })

/** Registers so many workers under made-up ids, in one upload a hundred. */
export const registerMany = async (
  device: HttpDevice,
  operator: string,
  names: readonly string[],
  place = county
): Promise<readonly string[]> => {
  const people = names.map(name => testUuid(`person ${name}`))
  for (let from = 0; from < people.length; from += 100) {
    const made = people
      .slice(from, from + 100)
      .map((person, index) => registration(device, operator, person, place, String(from + index)))
    const { verdicts } = await device.perform(
      made.map(({ body }) => body),
      made.flatMap(({ sealed }) => sealed)
    )
    const lost = verdicts.find(({ lane }) => lane !== 'accepted')
    if (lost) throw new Error(JSON.stringify(lost.rejection))
  }
  return people
}
