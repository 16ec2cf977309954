import { refuseSheet, type SheetRead, type SheetRefusal } from './sheet.ts'
import type { SheetFile, SheetReply, SheetRequest, WorkersOptions, WorkersRead } from './sheet-request.ts'

/** Reads a file in a worker of its own, so that a hostile file costs at most its time: the page never stops. */

/** The part of a Web Worker that is used. */
export type SheetWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<SheetReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}
export type SheetClientOptions = Readonly<{
  signal?: AbortSignal
  timeoutMs?: number
  createWorker?: () => SheetWorker
}>

export const SHEET_TIMEOUT_MS = 20_000

const startWorker = (): SheetWorker => new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' })

/** Never rejects for content: a file that cannot be read in time, or at all, is refused. */
export async function readSheetApart(file: SheetFile, options: SheetClientOptions = {}): Promise<SheetRead> {
  const reply = await ask({ kind: 'sheet', file }, options)
  if ('ok' in reply) return reply
  return reply.kind === 'sheet' ? reply.read : refuseSheet('reader-failed')
}

export async function readWorkersApart(
  file: SheetFile,
  workers: WorkersOptions,
  options: SheetClientOptions = {}
): Promise<WorkersRead> {
  const reply = await ask({ kind: 'workers', file, options: workers }, options)
  if ('ok' in reply) return reply
  return reply.kind === 'workers' ? reply.read : refuseSheet('reader-failed')
}

function ask(request: SheetRequest, options: SheetClientOptions): Promise<SheetReply | SheetRefusal> {
  const { signal, timeoutMs = SHEET_TIMEOUT_MS, createWorker = startWorker } = options
  if (signal?.aborted) return Promise.resolve(refuseSheet('cancelled'))
  return new Promise(resolve => {
    const worker = createWorker()
    const end = (reply: SheetReply | SheetRefusal): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      worker.terminate()
      resolve(reply)
    }
    const cancel = (): void => end(refuseSheet('cancelled'))
    const timer = setTimeout(() => end(refuseSheet('timeout', { limit: timeoutMs })), timeoutMs)
    signal?.addEventListener('abort', cancel)
    worker.onmessage = event => end(event.data)
    worker.onerror = () => end(refuseSheet('reader-failed'))
    worker.postMessage(request)
  })
}
