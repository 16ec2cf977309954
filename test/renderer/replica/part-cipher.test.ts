import { expect, test } from 'vitest'
import { createPartCipher, type PartPlace } from '../../../src-renderer/replica/sealed/part-cipher.ts'

const key = (fill: number, version = 1) => ({ version, key: new Uint8Array(32).fill(fill) })
const place: PartPlace = { collection: 'person', id: 'p1', part: 'identity' }
const fields = { name: '王晓明', idNumber: '000105199001011234' }

test('what is sealed opens again, and never looks the same twice', async () => {
  const cipher = await createPartCipher(key(1))
  const [one, other] = [await cipher.seal(place, fields), await cipher.seal(place, fields)]
  expect(await cipher.open(place, one)).toEqual({ state: 'opened', fields })
  expect(one.iv).not.toEqual(other.iv)
  expect(one.data).not.toEqual(other.data)
})

test.each<[string, PartPlace]>([
  ['another person', { ...place, id: 'p2' }],
  ['another part', { ...place, part: 'contact' }]
])('a part moved to %s does not open', async (_where, elsewhere) => {
  const cipher = await createPartCipher(key(1))
  const sealed = await cipher.seal(place, fields)
  expect(await cipher.open(elsewhere, sealed)).toEqual({ state: 'unreadable', because: 'damaged' })
})

test('every byte counts, and another key opens nothing', async () => {
  const cipher = await createPartCipher(key(1))
  const sealed = await cipher.seal(place, fields)
  for (let at = 0; at < sealed.data.length; at += 1) {
    const data = new Uint8Array(sealed.data)
    data[at] = (data[at] ?? 0) ^ 1
    expect((await cipher.open(place, { ...sealed, data })).state).toBe('unreadable')
  }
  const foreign = await createPartCipher(key(2))
  expect(await foreign.open(place, sealed)).toEqual({ state: 'unreadable', because: 'damaged' })
  const later = await createPartCipher(key(1, 2))
  expect(await later.open(place, sealed)).toEqual({ state: 'unreadable', because: 'key-version' })
})
