import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { scanToText, textToScan } from '../../../domain/voucher/credential-text.ts'
import { frameOfText, HEIGHT, imageOfFrame, WIDTH } from '../../../scripts/demo/film.ts'
import { decodeFrame, prepareDecoder } from '../../../src-renderer/readers/camera/decode-frame.ts'
import { acceptedScan, issuedScan } from '../../domain/voucher/credential-office.ts'

const papers = [
  ['issued', scanToText(issuedScan())],
  ['accepted', scanToText(acceptedScan())]
] as const

/** Each pixel of the result looks up where it comes from in the drawn frame. */
function resample(luma: Uint8Array, from: (x: number, y: number) => readonly [number, number]): Uint8Array {
  return luma.map((_, at) => {
    const [x, y] = from((at % WIDTH) - WIDTH / 2, Math.floor(at / WIDTH) - HEIGHT / 2)
    const [column, row] = [Math.round(x + WIDTH / 2), Math.round(y + HEIGHT / 2)]
    return row < 0 || row >= HEIGHT || column < 0 || column >= WIDTH ? 235 : luma[row * WIDTH + column]!
  })
}

/** Poor light: a quarter of the contrast, darker to one side, with a sensor's noise (a fixed sequence). */
function dim(luma: Uint8Array): Uint8Array {
  let seed = 1
  return luma.map((value, at) => {
    seed = (seed * 48_271) % 2_147_483_647
    return 40 + value / 4 + (at % WIDTH) / 12 + (seed % 13)
  })
}

const scenes: readonly [string, (luma: Uint8Array) => Uint8Array][] = [
  ['straight', luma => luma],
  ['turned by 12°', luma => resample(luma, (x, y) => [0.978 * x - 0.208 * y, 0.208 * x + 0.978 * y])],
  ['upside down', luma => resample(luma, (x, y) => [-x, -y])],
  ['tilted', luma => resample(luma, (x, y) => [x * (1 + y / 2400), y * (1 + y / 2400)])],
  ['in poor light', dim]
]

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const file = readFileSync(path)
  await prepareDecoder({ binary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer })
})

describe.each(scenes)('a voucher %s before the camera', (_, scene) => {
  test.each(papers)('[Q1] the %s paper is read to the letter', async (_form, text) => {
    const read = await decodeFrame(imageOfFrame(scene(frameOfText(text))))
    expect(read).toBe(text)
    expect(textToScan(read!).ok).toBe(true)
  })
})

test('an empty desk gives nothing', async () => {
  expect(await decodeFrame(imageOfFrame(new Uint8Array(WIDTH * HEIGHT).fill(200)))).toBeNull()
})
