import { done } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import type { Core, CoreSurroundings } from '../core-port.ts'
import { waitUnlessAborted } from '../desk/wait.ts'
import { createAccessHandlers } from './access-handlers.ts'
import { createAttachmentHandlers } from './attachment-handlers.ts'
import { createCourierHandlers } from './courier.ts'
import { type DeskOptions, openStores } from './desk.ts'
import { createDeskCore, type DeskCore } from './desk-core.ts'
import { createDeskHandlers } from './desk-handlers.ts'
import { createDisclosureHandlers } from './disclosure-handlers.ts'
import { createExportHandlers } from './export-handlers.ts'
import { createJournalHandlers } from './journal-handlers.ts'
import { createLeaseHandlers } from './lease-handlers.ts'
import { createPersonHandlers } from './person-handlers.ts'
import { readinessOf } from './readiness.ts'

const createSyncHandlers = (core: DeskCore): HandlersOf<'sync.state' | 'sync.now'> => ({
  'sync.state': async () => done(core.syncState()),
  'sync.now': async () => {
    core.outbox.nudge()
    core.sendAside()
    return done({})
  }
})

/** Opens journal and device below the folder. @throws FolderLockedError when another process has it */
export const openCore = async (surroundings: CoreSurroundings, options: DeskOptions = {}): Promise<Core> => {
  const stores = await openStores(surroundings, options)
  const core = await createDeskCore(surroundings, stores, waitUnlessAborted)
  const { damaged, torn } = stores.journal.scan
  if (damaged.length > 0 || torn.length > 0) surroundings.log('journal.mended', { damaged, torn })
  const stopWatching = surroundings.line.onChange(state => {
    core.tellEntries([])
    if (state !== 'up') return
    core.outbox.nudge()
    core.sendAside()
  })
  core.outbox.start()
  core.sendAside()
  return {
    handlers: {
      ...createDeskHandlers(core),
      ...createAccessHandlers(core),
      ...createJournalHandlers(core),
      ...createLeaseHandlers(core),
      ...createPersonHandlers(core),
      ...createDisclosureHandlers(core),
      ...createExportHandlers(core),
      ...createAttachmentHandlers(core),
      ...createCourierHandlers(core),
      ...createSyncHandlers(core)
    },
    server: () => core.identity()?.registration.server ?? null,
    tokens: async refused => (core.session.current() ? core.device.token(refused) : null),
    replicaPage: request => core.courier.pages.next(request),
    readiness: () => readinessOf(core),
    title: () => core.title(),
    onChange: listener => core.onChange(listener),
    hinted: () => {
      if (core.syncState().pending > 0) core.outbox.nudge()
      core.sendAside()
    },
    close: async () => {
      stopWatching()
      core.session.lock()
      await core.outbox.close()
      await stores.clock.save()
      await stores.journal.close()
      await stores.standing.close()
      await stores.disclosures.close()
      await stores.lock.release()
    }
  }
}
