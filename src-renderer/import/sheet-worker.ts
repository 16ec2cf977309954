import { occupationsOf } from '../../domain/codes/occupations.ts'
import { readSheet } from './read-sheet.ts'
import type { SheetReply, SheetRequest, WorkersRead } from './sheet-request.ts'
import { readWorkers } from './workers-sheet.ts'

/** The worker that reads one file and is then thrown away: `sheet-client.ts` ends it on time-out and on cancel. */

self.onmessage = async (event: MessageEvent<SheetRequest>) => {
  self.postMessage(await answer(event.data))
}

async function answer(request: SheetRequest): Promise<SheetReply> {
  try {
    switch (request.kind) {
      case 'sheet':
        return { kind: 'sheet', read: await readSheet(request.file.bytes, request.file.name) }
      case 'workers':
        return { kind: 'workers', read: await workersOf(request) }
    }
  } catch {
    // The message could quote the file, which holds personal data: only the fact leaves the worker.
    return { kind: 'failed' }
  }
}

async function workersOf({ file, options }: Extract<SheetRequest, { kind: 'workers' }>): Promise<WorkersRead> {
  const read = await readSheet(file.bytes, file.name)
  if (!read.ok) return read
  const { rows, ...source } = read.sheet
  const result = readWorkers({ ...source, rows }, { ...options, occupations: occupationsOf(options.occupations) })
  return result.ok ? { ok: true, source, run: result.run } : result
}
