import { challengeReplySchema, sessionMessage, sessionReplySchema } from '../../domain/protocol/session.ts'
import type { Signer } from '../journal/signing.ts'
import { certificatesOf, type Registration } from './registration.ts'
import type { Ask } from './server-calls.ts'
import type { TrustedClock } from './trusted-clock.ts'

/** A token is not used in its last seconds: it could end on its way. */
const MARGIN_MS = 30_000

export interface DeviceSession {
  /**
   * A token that speaks for the device, by a signed challenge; null when the server refuses the device. Given a token
   * that was just refused, it gets another. @throws Foreseen when the line is down
   */
  readonly token: (refused?: string) => Promise<string | null>
  readonly forget: () => void
}

export interface DeviceSessionPorts {
  readonly ask: Ask
  readonly clock: TrustedClock
  readonly who: () => { readonly registration: Registration; readonly signer: Signer } | null
}

interface Held {
  readonly token: string
  readonly expiresAt: number
}

export const createDeviceSession = ({ ask, clock, who }: DeviceSessionPorts): DeviceSession => {
  let held: Held | null = null
  let opening: Promise<Held | null> | null = null

  const open = async (): Promise<Held | null> => {
    const desk = who()
    if (!desk) return null
    const { server, deviceId, generation, label } = desk.registration
    const challenge = await ask(server, {
      path: '/v1/session/challenge',
      method: 'POST',
      body: { deviceId },
      reply: challengeReplySchema
    })
    if (!challenge.ok) return null
    const { nonce } = challenge.value
    const signature = desk.signer.sign(sessionMessage(deviceId, generation, nonce))
    const session = await ask(server, {
      path: '/v1/session',
      method: 'POST',
      // A server that was restored from before this generation learns of it by its own certificates.
      body: { deviceId, generation, nonce, signature, label, certificates: certificatesOf(desk.registration) },
      reply: sessionReplySchema
    })
    if (!session.ok) return null
    await clock.contact(session.value.serverTime)
    return { token: session.value.token, expiresAt: session.value.expiresAt }
  }

  return {
    token: async refused => {
      if (held && held.token !== refused && held.expiresAt - MARGIN_MS > clock.now().at) return held.token
      held = null
      opening ??= open().finally(() => {
        opening = null
      })
      held = await opening
      return held?.token ?? null
    },
    forget: () => {
      held = null
    }
  }
}
