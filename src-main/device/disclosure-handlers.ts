import { disclosurePageSchema } from '../../domain/protocol/disclosure-page.ts'
import { done, refused } from '../contract/failure.ts'
import type { HandlersOf, ParsedRequestOf } from '../contract/table.ts'
import { refusalOfAnswer } from './answer-refusal.ts'
import type { DeskCore } from './desk-core.ts'

const pathOf = (reader: string, filter: ParsedRequestOf<'disclosure.page'>): string => {
  const asked = new URLSearchParams({ reader })
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) asked.set(name, String(value))
  return `/v1/disclosures?${asked}`
}

export const createDisclosureHandlers = (core: DeskCore): HandlersOf<'disclosure.page'> => ({
  'disclosure.page': async filter => {
    const reader = core.session.current()?.operator
    if (reader === undefined) return refused('desk.locked')
    const way = await core.access()
    if (!way) return refused('device.revoked')
    const call = { path: pathOf(reader, filter), method: 'GET', token: way.token, reply: disclosurePageSchema } as const
    const answer = await core.stores.ask(way.server, call)
    return answer.ok ? done(answer.value) : refusalOfAnswer(answer)
  }
})
