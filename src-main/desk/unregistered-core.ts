import { done, type Outcome, refused } from '../contract/failure.ts'
import type { Core, CoreSurroundings } from '../core-port.ts'

const unregistered = async (): Promise<Outcome<never>> => refused('desk.unregistered')

/** A desk that has no journal and no keys: it says so on every channel. */
export const openUnregisteredCore = async ({ appVersion, isDemo, lockAfterMs }: CoreSurroundings): Promise<Core> => ({
  handlers: {
    'desk.state': async () =>
      done({
        phase: 'unregistered',
        server: null,
        device: null,
        organisation: null,
        operators: [],
        operator: null,
        appVersion,
        lockAfterMs,
        demo: isDemo,
        practice: false
      }),
    'setup.register': unregistered,
    'session.login': unregistered,
    'session.lock': unregistered,
    'session.touch': unregistered,
    'session.change-password': unregistered,
    'journal.append': unregistered,
    'journal.list': unregistered,
    'journal.undecided': unregistered,
    'journal.decided': unregistered,
    'courier.export': unregistered,
    'courier.import': unregistered,
    'lease.list': unregistered,
    'lease.request': unregistered,
    'lease.return': unregistered,
    'voucher.qr': unregistered,
    'keys.data-key': unregistered,
    'keys.trusted': unregistered,
    'sync.state': unregistered,
    'sync.now': unregistered
  },
  server: () => null,
  tokens: async () => null,
  readiness: async () => [],
  title: () => null,
  onChange: () => () => undefined,
  hinted: () => undefined,
  close: async () => undefined
})
