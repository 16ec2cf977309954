import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import type { DeskApi } from '../../../src-main/contract/table.ts'
import { verify } from '../../../src-renderer/commands/verify.ts'
import { browserCrypto } from '../../../src-renderer/readers/browser-crypto.ts'
import { meaningOf } from '../../../src-renderer/readers/scan-meaning.ts'
import { createReplica } from '../../../src-renderer/replica/replica.ts'
import { startReplicaWorker } from '../../../src-renderer/replica/start-worker.ts'
import { createDeskDouble } from '../../renderer/replica/browser/desk-double.ts'

/** A centre's desk with a replica and a scanner, to be asked from the bench. */
async function openScanDesk(replies: Readonly<Record<string, unknown>>, classId: string) {
  const double = createDeskDouble(new Uint8Array(32).fill(7))
  const invoke = (async (channel: string, request: unknown) =>
    channel in replies
      ? { ok: true, value: replies[channel] }
      : double.desk.invoke(channel as never, request as never)) as DeskApi['invoke']
  const desk = { invoke, on: double.desk.on }
  const failed = (error: unknown): void => console.error(error)
  const replica = await createReplica({ desk, startWorker: startReplicaWorker, address: '/v1/replica', failed })
  await replica.open()
  while (replica.state().phase !== 'live' || replica.state().isPulling) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const { rows } = await replica.page({ collection: 'trainingClass', limit: 50 })
  const trainingClass = rows.find(({ document }) => document.id === classId)?.document

  /** From the text of the reader to the verdict, as the verify page does it; milliseconds. */
  async function scan(text: string, idNumber: string) {
    if (!trainingClass) throw new Error('the class has not been pulled')
    const start = performance.now()
    const meaning = meaningOf(text, { today: '2026-03-02', allowSampleRegion: true })
    if (meaning.kind !== 'voucher-scan') throw new Error(`not a paper: ${meaning.kind}`)
    const verified = await verify(
      {
        replica,
        desk,
        verify: browserCrypto.verify,
        sha256: browserCrypto.sha256,
        newId: () => crypto.randomUUID(),
        revocations: () => [],
        isOnline: () => false
      },
      {
        voucher: { kind: 'scan', text: meaning.text, scan: meaning.scan },
        card: { idNumber, method: 'id-reader' }
      },
      { trainingClass, session: 's1' }
    )
    const spent = performance.now() - start
    if (!verified.ok) throw new Error(verified.failure.code)
    const { outcome, reason } = verified.value.verdict
    return { spent, outcome, reason }
  }

  return { replica, scan, hold: (entries: readonly OwnEntry[]) => double.setEntries(entries) }
}

Object.assign(window, { openScanDesk })
