import { nodeDisk } from '../../../src-main/journal/disk.ts'
import { openReserve } from '../../../src-main/journal/reserve-file.ts'
import { openSegmentFile } from '../../../src-main/journal/segment-file.ts'

/** The victim of the kill test: prints each line once it is durable. */
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('a folder is needed')
const reserve = await openReserve({ disk: nodeDisk, folder, bytes: 4096 })
const file = await openSegmentFile({ disk: nodeDisk, folder, reserve, segmentBytes: 4096, onLine: () => undefined })
for (let n = 0; ; n++) {
  const line = JSON.stringify({ n, pad: 'z'.repeat(n % 300) })
  if ((await file.append([line])).ok) process.stdout.write(`${line}\n`)
}
