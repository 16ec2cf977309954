import { readXlsx } from 'hucre'

/** The library alone: no limits, no heading, no checks. */
self.onmessage = async ({ data }: MessageEvent<Uint8Array>) => {
  const { sheets } = await readXlsx(data)
  self.postMessage(sheets[0]?.rows.length ?? 0)
}
