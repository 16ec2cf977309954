import { describe, expect, test } from 'vitest'
import { type CollectionName, type Documents, keyText } from '../../../domain/documents.ts'
import type { Lane, Verdict } from '../../../domain/journal/lane.ts'
import type { Read, Reader } from '../../../domain/reduction.ts'
import { emptyOverlay, extendOverlay, foldOverlay, isFolded, overlayKeys } from '../../../domain/sync/overlay.ts'
import { provenScan } from '../../../domain/voucher/proof.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { SERVER } from '../../doubles/test-province.ts'
import { byClerk, byTrainer, identity, issueOf, type Office, openOffice, person, registration, send } from './office.ts'

const settings = { serverId: SERVER, proof: () => null }

const readerOf =
  ({ store }: Office): Reader =>
  <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
    const document = store.documents_.get(keyText({ collection, id }))?.document
    return document ? { state: 'present', document: document as Documents[C] } : { state: 'unknown' }
  }

async function pending() {
  const office = await openOffice()
  const { county } = office
  const bodies = [
    registration(county),
    byClerk(county, 'person.amend', { person, fields: { employment: 'flexible' }, parts: [] }),
    issueOf(office, 0).issue
  ]
  return { office, bodies, own: bodies.map(body => ({ body, generation: 1, verdict: null })) }
}

describe('overlay', () => {
  test('[Y1] [row 39] an entry is folded until the checkpoint reaches the place of its final verdict', async () => {
    const { bodies, office } = await pending()
    const verdict = (lane: Exclude<Lane, 'pending'>): Verdict => ({
      entry: bodies[0]!.id,
      lane,
      rejection: null,
      causedBy: null,
      case: null,
      decidedAt: 1,
      seq: 5
    })
    const at = (lane: Exclude<Lane, 'pending'> | null, seq: number) =>
      isFolded(
        { body: bodies[0]!, generation: 1, verdict: lane && verdict(lane) },
        { [`device:${office.county.id}`]: seq }
      )
    expect([at(null, 9), at('waiting', 9), at('accepted', 4), at('rejected', 4)]).toEqual([true, true, true, true])
    expect([at('accepted', 5), at('rejected', 5), at('review', 6)]).toEqual([false, false, false])
  })

  test('[Y2] what a desk foresees is what the server then writes', async () => {
    const { office, bodies, own } = await pending()
    const foreseen = foldOverlay(own, readerOf(office), settings)
    expect([...foreseen.outcomes.values()].map(outcome => outcome.lane)).toEqual(['accepted', 'accepted', 'accepted'])
    await send(office.world, office.county, bodies)
    for (const [key, { document }] of foreseen.documents) {
      expect(document).toEqual(office.store.documents_.get(key)?.document)
    }
    expect([...foreseen.documents.keys()].sort()).toEqual([`person/${person}`, 'voucher/v-1'])
  })

  test('[Y2] a document names every entry it rests on, oldest first, and a refused one changes nothing', async () => {
    const { office, own } = await pending()
    const again = { ...own[2]!, body: { ...own[2]!.body, id: own[0]!.body.id.replace(/.$/, '0') } }
    const { documents, outcomes } = foldOverlay([...own, again], readerOf(office), settings)
    expect(documents.get(`person/${person}`)?.entries).toEqual(own.map(entry => entry.body.id))
    expect(outcomes.get(again.body.id)).toMatchObject({ lane: 'rejected', rejection: { code: 'voucher.exists' } })
  })

  test('[Y2] folding again gives the same: nothing of it is stored', async () => {
    const { office, own } = await pending()
    expect(foldOverlay(own, readerOf(office), settings)).toEqual(foldOverlay(own, readerOf(office), settings))
  })

  test('[Y2] folded in any steps gives what is folded at once, and a fold is not changed by what comes on top', async () => {
    const { office, own } = await pending()
    const again = { ...own[2]!, body: { ...own[2]!.body, id: own[0]!.body.id.replace(/.$/, '0') } }
    const entries = [...own, again]
    const whole = foldOverlay(entries, readerOf(office), settings)
    // every way to cut four entries into steps: bit n set = a step ends behind entry n
    for (let cuts = 0; cuts < 2 ** (entries.length - 1); cuts++) {
      const steps: (typeof entries)[] = [[]]
      for (const [n, entry] of entries.entries()) {
        steps.at(-1)?.push(entry)
        if ((cuts >> n) & 1) steps.push([])
      }
      let overlay = emptyOverlay
      for (const step of steps) {
        const before = structuredClone(overlay)
        const next = extendOverlay(overlay, step, readerOf(office), settings)
        expect(overlay).toEqual(before)
        overlay = next
      }
      expect(overlay).toEqual(whole)
      expect([...overlay.outcomes.keys()]).toEqual([...whole.outcomes.keys()])
    }
  })

  test('[Y2] the fold asks only for documents that were named beforehand', async () => {
    const { office, own } = await pending()
    const named = new Set(overlayKeys(own, 'county-a').map(keyText))
    const read = readerOf(office)
    const strict: Reader = (collection, id) => {
      if (!named.has(keyText({ collection, id }))) throw new Error(`${collection}/${id} was not named`)
      return read(collection, id)
    }
    expect([...foldOverlay(own, strict, settings).outcomes.values()].map(o => o.lane)).toEqual(
      Array(3).fill('accepted')
    )
  })

  test('[Y3] a rule that meets a document out of sight is named as unchecked', async () => {
    const { office } = await pending()
    const { scan } = issueOf(office, 0)
    const bind = { voucher: 'v-1', person, trainingClass: 'class-1', enrolment: testUuid('e'), scan, identity }
    const own = [{ body: byTrainer(office.centre, 'voucher.bind', bind), generation: 1, verdict: null }]
    const proof = (text: string) => provenScan(text, office.world.settings, office.world.ring)
    const [outcome] = foldOverlay(own, readerOf(office), { serverId: SERVER, proof }).outcomes.values()
    expect(outcome).toMatchObject({ lane: 'accepted', unchecked: ['V11', 'V12', 'E8'] })
  })
})
