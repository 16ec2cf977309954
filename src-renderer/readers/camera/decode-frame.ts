import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** Where the reader's WebAssembly lies: always beside the page, never on a foreign host. */
export type WasmSource = { readonly url: string } | { readonly binary: ArrayBuffer }

/** @throws when the WebAssembly cannot be loaded */
export async function prepareDecoder(source: WasmSource): Promise<void> {
  const overrides = 'url' in source ? { locateFile: () => source.url } : { wasmBinary: source.binary }
  await prepareZXingModule({ overrides, fireImmediately: true })
}

/** The text of a QR code in one frame, null when there is none that can be read. */
export async function decodeFrame(frame: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(frame, {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: false,
    maxNumberOfSymbols: 1,
    textMode: 'Plain'
  })
  return found?.isValid ? found.text : null
}
