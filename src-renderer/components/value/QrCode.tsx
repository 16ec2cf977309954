import { create } from 'qrcode'
import { useMemo } from 'react'

export interface QrCodeProps {
  readonly text: string
  /** Edge in CSS pixels; the quiet zone of four modules is inside it. */
  readonly size: number
  /** What the code is, for those who cannot see it. */
  readonly label: string
}

const quietZone = 4

/** One path over all dark modules: draws fast, prints sharp and needs no style attribute. */
function pathOf(text: string): { readonly edge: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`
    }
  }
  return { edge: modules.size + 2 * quietZone, path }
}

/** Black on white in both colour schemes: scanners want it so. */
export function QrCode({ text, size, label }: QrCodeProps) {
  const { edge, path } = useMemo(() => pathOf(text), [text])
  return (
    <svg width={size} height={size} viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label}>
      <rect width={edge} height={edge} fill="#ffffff" />
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  )
}
