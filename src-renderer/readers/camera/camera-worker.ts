import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { FrameAnswer, FrameMessage } from './camera-message.ts'
import { decodeFrame, prepareDecoder } from './decode-frame.ts'

// Reading takes 5–40 ms a frame: in a worker, so that typing never stutters.
const ready = prepareDecoder({ url: wasmUrl })
let canvas = new OffscreenCanvas(1, 1)

async function answer({ frame }: FrameMessage): Promise<FrameAnswer> {
  try {
    await ready
    if (canvas.width !== frame.width || canvas.height !== frame.height) {
      canvas = new OffscreenCanvas(frame.width, frame.height)
    }
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return { kind: 'failed', message: 'no 2d context' }
    context.drawImage(frame, 0, 0)
    return { kind: 'read', text: await decodeFrame(context.getImageData(0, 0, frame.width, frame.height)) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown' }
  } finally {
    frame.close()
  }
}

self.addEventListener('message', async (event: MessageEvent<FrameMessage>) => {
  self.postMessage(await answer(event.data))
})
