import { createPageCommander } from '../../../src-renderer/commands/commander.ts'
import { desk } from '../../../src-renderer/platform/desk.ts'
import { createReplica } from '../../../src-renderer/replica/replica.ts'
import { startReplicaWorker } from '../../../src-renderer/replica/start-worker.ts'

/** The product's commands over the product's main, without its screens. */
async function openCounter(first: string) {
  const replica = await createReplica({
    desk: desk(),
    startWorker: startReplicaWorker,
    address: new URL('/v1/replica', document.baseURI).href,
    failed: error => console.error(error)
  })
  await replica.open()
  while (replica.state().phase !== 'live' || !replica.state().isUnlocked || replica.state().isPulling) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  if ((await replica.get('person', first)).state !== 'present') throw new Error('the county has not been pulled')
  const commander = createPageCommander(replica, desk())
  const line = document.body.appendChild(document.createElement('p'))

  /** Judged, signed, on the disk, and in the page: milliseconds. */
  return async function record(person: string): Promise<number> {
    const shown = new Promise<void>(resolve => {
      const stop = replica.watchReads([{ collection: 'person', id: person }], read => {
        const found = read('person', person)
        if (found.state !== 'present' || found.document.intentions.length === 0) return
        line.textContent = found.document.intentions.map(one => one.occupation).join()
        stop()
        resolve()
      })
    })
    const start = performance.now()
    const skill = { occupation: '6-29-03-07', level: '5' } as const
    const made = await commander.commit([{ kind: 'intention.record', args: { person, ...skill, source: 'counter' } }])
    if (made.kind !== 'done') throw new Error(JSON.stringify(made.kind === 'failed' ? made.failure : [...made.refused]))
    await shown
    return performance.now() - start
  }
}

Object.assign(window, { openCounter })
