import { dateOfInstant } from '../../domain/time/business-date.ts'
import { takeSampleBlanks } from './sample-blanks.ts'
import type { SampleDevice } from './sample-device.ts'
import { type SamplePerson, samplePerson } from './sample-people.ts'
import { richCounty, type SampleSkill, sampleSkills } from './sample-places.ts'
import { type Act, act, type SampleWorld } from './sample-world.ts'

export interface Holder {
  readonly person: string
  readonly skill: SampleSkill
  readonly voucher: string
}

interface Wish {
  readonly person: string
  readonly skill: SampleSkill
}

const identity = { method: 'id-reader', matched: true } as const

/** The counter of the rich county: who is registered, who wishes for what, who holds a voucher and has not used it. */
export class SampleCounter {
  readonly #world: SampleWorld
  readonly #device: SampleDevice
  readonly #wishes: Wish[] = []
  readonly #issued: Holder[] = []
  readonly #collected = new Map<string, Holder[]>()
  #registered = 0

  constructor(world: SampleWorld, device: SampleDevice) {
    this.#world = world
    this.#device = device
  }

  get clerk(): string {
    return this.#world.chance.happens(0.5) ? 'op-qingxu.clerk1' : 'op-qingxu.clerk2'
  }

  perform(acts: readonly Act[]): Promise<void> {
    return this.#world.perform(this.#device, this.clerk, acts)
  }

  #registration(person: SamplePerson): Act {
    const parts = [
      this.#device.seal(person.id, 'identity', person.identity),
      ...(person.contact === null ? [] : [this.#device.seal(person.id, 'contact', person.contact)])
    ]
    const args = {
      person: person.id,
      county: richCounty,
      sex: person.sex,
      birth: person.birth,
      ...person.fields,
      sample: true,
      parts: parts.map(({ part }) => part)
    }
    return act('person.register', args, parts)
  }

  async register(count: number): Promise<void> {
    const { chance, now } = this.#world
    const acts: Act[] = []
    for (let i = 0; i < count; i++) {
      const person = samplePerson(chance, this.#registered++, now, Number(dateOfInstant(now).slice(0, 4)))
      acts.push(this.#registration(person))
      const skill = chance.pick(sampleSkills)
      if (!chance.happens(0.6)) continue
      const { occupation, level } = skill
      acts.push(act('intention.record', { person: person.id, occupation, level, source: 'counter' }))
      this.#wishes.push({ person: person.id, skill })
    }
    await this.perform(acts)
  }

  /** Issues to those who wished first; every skill has a lease of its own. */
  async issue(count: number): Promise<void> {
    const wishes = this.#wishes.splice(0, count)
    const acts: Act[] = []
    for (const skill of sampleSkills) {
      const wanting = wishes.filter(wish => wish.skill === skill)
      if (wanting.length === 0) continue
      const { lease, batch, plan, blanks } = await takeSampleBlanks(this.#world, this.#device, skill, wanting.length)
      wanting.forEach(({ person }, index) => {
        const blank = blanks[index]
        if (!blank) throw new Error('a lease has as many blanks as were asked for')
        const args = { voucher: blank.voucher, code: blank.code, lease, batch, plan, person, consented: false }
        acts.push(act('voucher.issue', args))
        this.#issued.push({ person, skill, voucher: blank.voucher })
      })
    }
    await this.perform(acts)
  }

  /** Two of three take what was issued to them, as the pilot saw it. */
  async collect(): Promise<void> {
    const taken = this.#issued.splice(0).filter(() => this.#world.chance.happens(0.65))
    for (const holder of taken) {
      const list = this.#collected.get(holder.skill.occupation) ?? []
      this.#collected.set(holder.skill.occupation, list)
      list.push(holder)
    }
    await this.perform(
      taken.map(({ person, voucher }) =>
        act('voucher.collect', { voucher, person, scan: '', how: 'counter', identity })
      )
    )
  }

  /** Workers whose application is not answered yet. */
  async apply(count: number): Promise<void> {
    const { chance, now } = this.#world
    const acts = this.#wishes.splice(0, count).map(({ person, skill }) =>
      act('enrolment.apply', {
        enrolment: chance.uuid(now),
        person,
        county: richCounty,
        occupation: skill.occupation,
        level: skill.level,
        source: 'counter',
        identity
      })
    )
    await this.perform(acts)
  }

  /** Holders of collected vouchers of a skill who are in no class yet: longest waiting first. */
  takeHolders(skill: SampleSkill, count: number): readonly Holder[] {
    return this.#collected.get(skill.occupation)?.splice(0, count) ?? []
  }

  waitingFor(skill: SampleSkill): number {
    return this.#collected.get(skill.occupation)?.length ?? 0
  }
}
