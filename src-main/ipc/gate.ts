import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { type Outcome, refused } from '../contract/failure.ts'
import { type ChannelName, channelNames, INVOKE } from '../contract/names.ts'
import { channels, type Handlers } from '../contract/table.ts'
import { failureOf, traceOf } from './failures.ts'

export interface GateRules {
  /** Whether a frame at this address is the app's own page. */
  readonly isOwnPage: (url: string) => boolean
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** Only the top frame of an own page may call: neither an embedded frame nor a page navigated away. */
function isTrusted(event: IpcMainInvokeEvent, rules: GateRules): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && rules.isOwnPage(frame.url)
}

const isChannel = (name: unknown): name is ChannelName => channelNames.some(known => known === name)

/**
 * Parse, handle, parse again. The reply is parsed too, so that nothing leaves main that the table does not name
 * and a handler that answers in another shape is found at once.
 */
async function answer<C extends ChannelName>(
  name: C,
  request: unknown,
  handlers: Handlers,
  rules: GateRules
): Promise<Outcome<unknown>> {
  const parsed = channels[name].request.safeParse(request)
  if (!parsed.success) {
    rules.log('ipc.malformed', { channel: name, paths: parsed.error.issues.map(issue => issue.path.join('.')) })
    return refused('request.malformed')
  }
  try {
    // The table proves that this handler takes this request; the correlation is lost by indexing with a union.
    const handler = handlers[name] as (request: unknown) => Promise<Outcome<unknown>>
    const outcome = await handler(parsed.data)
    return outcome.ok ? { ok: true, value: channels[name].reply.parse(outcome.value) } : outcome
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code === 'unexpected') rules.log('ipc.unexpected', { channel: name, ...traceOf(error) })
    return { ok: false, failure }
  }
}

/** Opens the only way from pages into main. The full record of handlers is required: a missing one does not compile. */
export function openGate(ipc: Pick<IpcMain, 'handle'>, handlers: Handlers, rules: GateRules): void {
  ipc.handle(INVOKE, async (event, name: unknown, request: unknown): Promise<Outcome<unknown>> => {
    if (!isTrusted(event, rules)) {
      rules.log('ipc.untrusted', {})
      return refused('request.untrusted-sender')
    }
    if (!isChannel(name)) return refused('request.malformed')
    return answer(name, request, handlers, rules)
  })
}
