import { expect, test } from 'vitest'
import { createCourierFirst } from '../../../src-main/net/courier-first.ts'

const asked: unknown[] = []
const answer = createCourierFirst(
  async request => {
    asked.push(request.checkpoint)
    return request.checkpoint.global === 3 ? 'a page\n' : null
  },
  async request => new Response(`server ${new URL(request.url).pathname}`)
)
const pull = (checkpoint: object, method = 'GET') => {
  const from = JSON.stringify({ protocol: 1, epoch: null, checkpoint, limit: 10 })
  return new Request(`https://desk/v1/replica?${new URLSearchParams({ from })}`, { method })
}

test('[U3] a pull is answered from the courier where it has the page, and by the server otherwise', async () => {
  const carried = await answer(pull({ global: 3 }))
  expect(await carried.text()).toBe('a page\n')
  expect(carried.headers.get('content-type')).toContain('application/x-ndjson')
  expect(carried.headers.get('cache-control')).toBe('no-store')
  expect(await (await answer(pull({ global: 4 }))).text()).toBe('server /v1/replica')
  expect(asked).toEqual([{ global: 3 }, { global: 4 }])
})

test('nothing else is looked at', async () => {
  asked.length = 0
  for (const request of [
    pull({ global: 3 }, 'POST'),
    new Request('https://desk/v1/statistics'),
    new Request('https://desk/v1/replica?from=%7B'),
    new Request('https://desk/v1/replica')
  ]) {
    expect(await (await answer(request)).text()).toContain('server ')
  }
  expect(asked).toEqual([])
})
