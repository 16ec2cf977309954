import { z } from 'zod'

/**
 * Protocol of a reader bridge, version 1: a small HTTP server on the loopback address that a reader's vendor, or an
 * adapter beside the vendor's own service, runs on the same PC. JSON in UTF-8, at most 64 KB, no redirects.
 *
 * - `GET /v1-reader/status` → 200 `BridgeStatus`.
 * - `POST /v1-reader/read` (empty body) waits at most two seconds for a card →
 *   200 `BridgeCard`, the card that lies there, at once; 204, when none came; 503, when no machine is
 *   connected. A card that stays keeps its `serial`; each new laying-on has a greater one, restarts of
 *   the bridge included (the time of the laying-on in milliseconds will do).
 *
 * Photographs and addresses are never sent: nobody asks for them.
 */
export const BRIDGE_STATUS = { method: 'GET', path: '/v1-reader/status' } as const
export const BRIDGE_READ = { method: 'POST', path: '/v1-reader/read' } as const
export const BRIDGE_PROTOCOL = 1

export const bridgeStatusSchema = z.object({
  protocol: z.literal(BRIDGE_PROTOCOL),
  model: z.string().max(80),
  state: z.enum(['ready', 'no-reader'])
})
export type BridgeStatus = z.infer<typeof bridgeStatusSchema>

export const bridgeCardSchema = z.object({
  serial: z.int().min(0),
  /** Resident identity card or social-security card. */
  medium: z.enum(['id-card', 'social-security-card']),
  idNumber: z.string().max(32),
  name: z.string().min(1).max(80).nullable(),
  /** Last valid day, YYYY-MM-DD; null for an unlimited card or where the machine does not read it. */
  validUntil: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  /** Whether the machine proved the chip (SAM or PSAM); null where it has no such module. */
  authentic: z.boolean().nullable()
})
export type BridgeCard = z.infer<typeof bridgeCardSchema>
