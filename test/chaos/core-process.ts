import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ChannelName } from '../../src-main/contract/names.ts'
import { openCore } from '../../src-main/device/core.ts'
import { createLine } from '../../src-main/net/line.ts'
import { createVerdictPull } from './verdict-pull.ts'

/**
 * The device core that ships, in a process without a window: one request a line on stdin, one answer a line on stdout.
 * `core-process.ts FOLDER RESERVE-BYTES`.
 */
const [folder, reserve] = process.argv.slice(2)
if (!folder) throw new Error('a folder is needed')

interface Asked {
  readonly n: number
  readonly channel: ChannelName
  readonly request: never
}

const core = await openCore(
  {
    folder: join(folder, 'desk'),
    line: createLine((url, init) => fetch(url, init)),
    push: () => undefined,
    files: { save: async () => null, open: async () => null },
    safeStorage: {
      isEncryptionAvailable: () => false,
      encryptString: text => Buffer.from(text),
      decryptString: bytes => bytes.toString()
    },
    appVersion: '0.0.0',
    isDemo: true,
    lockAfterMs: 3_600_000,
    log: (event, facts) => void process.stderr.write(`${JSON.stringify({ event, ...facts })}\n`)
  },
  { scryptCost: { N: 16, r: 1, p: 1 }, reserveBytes: Number(reserve) }
)

const handlers = core.handlers as Record<string, (request: never) => Promise<unknown>>
const pull = createVerdictPull(core)
let pulling: Promise<void> = Promise.resolve()
const answer = async ({ n, channel, request }: Asked): Promise<void> => {
  // A page pulls by itself; here it does when somebody asks for the newest. A line that is down is no failure.
  if (channel === 'sync.now') pulling = pulling.then(pull).catch(() => undefined)
  const outcome = await handlers[channel]?.(request).catch((error: unknown) => ({ thrown: String(error) }))
  process.stdout.write(`${JSON.stringify({ n, outcome })}\n`)
}

const lines = createInterface({ input: process.stdin })
lines.on('line', line => void answer(JSON.parse(line) as Asked))
lines.once('close', () => void core.close().then(() => process.exit(0)))
process.stdout.write('{"ready":true}\n')
