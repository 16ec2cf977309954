/** Style of all paper: 黑体 titles, 宋体 text, ruled tables. Sizes in points and millimetres as printers count. */
export const sheetCss = `
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.5 SimSun, "Noto Serif CJK SC", serif; }
.sheet { position: relative; display: flex; flex-direction: column; width: 210mm; height: 296.5mm; padding: 18mm 16mm 12mm; break-after: page; overflow: hidden; }
.sheet:last-child { break-after: auto; }
.landscape .sheet { width: 297mm; height: 209.5mm; }
.sheet-title { margin: 0 0 4mm; font: 700 18pt/1.3 SimHei, "Noto Sans CJK SC", sans-serif; text-align: center; }
.sheet-under { display: flex; justify-content: space-between; margin-bottom: 3mm; }
.sheet-body { flex: 1; min-height: 0; }
.sheet-table { width: 100%; border-collapse: collapse; font-size: 9.5pt; line-height: 1.35; }
.sheet-table th, .sheet-table td { border: 0.4pt solid #000; padding: 1.2mm 1.6mm; vertical-align: middle; overflow-wrap: anywhere; }
.sheet-table th { font: 700 9.5pt/1.35 SimHei, "Noto Sans CJK SC", sans-serif; text-align: center; }
.sheet-fixed { table-layout: fixed; }
.sheet-fixed .sheet-right { white-space: normal; }
.sheet-facts { margin-bottom: 3mm; table-layout: fixed; }
.sheet-facts th { width: 16%; }
.sheet-heading { margin: 3mm 0 2mm; font: 700 11pt/1.3 SimHei, "Noto Sans CJK SC", sans-serif; }
.sheet-notes { margin-top: 3mm; }
.sheet-left { text-align: left; }
.sheet-center { text-align: center; }
.sheet-right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sheet-signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm 12mm; margin: 8mm 0 6mm; break-inside: avoid; }
.sheet-foot { display: flex; justify-content: space-between; padding-top: 2mm; border-top: 0.4pt solid #000; font-size: 8pt; }
.sheet-watermark { position: absolute; top: 45%; left: 0; width: 100%; color: #d8d8d8; font: 700 72pt/1 SimHei, "Noto Sans CJK SC", sans-serif; letter-spacing: 12mm; text-align: center; transform: rotate(-28deg); z-index: -1; }
.sheet-qr { display: flex; gap: 8mm; align-items: flex-start; }
.sheet-code { font: 700 16pt/1.3 Consolas, "Noto Sans Mono CJK SC", monospace; letter-spacing: 1mm; }
@media screen {
  body { padding: 10mm 0; background: #e4e6e9; }
  .sheet { margin: 0 auto 10mm; background: #fff; isolation: isolate; }
}
.sheet-text { margin: 0 0 3mm; text-indent: 2em; }
`
