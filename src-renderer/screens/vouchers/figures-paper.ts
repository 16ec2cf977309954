import i18next from 'i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import type { OfficePaper, OfficeTable } from '../../components/print/office-paper.ts'
import { formatCount, formatMoney } from '../../locale/format.ts'
import { sumText } from '../../locale/sum-text.ts'
import { type CountedState, countedStates, type FiguresByPlace } from '../../queries/voucher-figures.ts'
import { officeSignatures } from '../paper/office-signatures.ts'

export interface FiguresPaperFacts {
  readonly counties: FiguresByPlace
  readonly places: FiguresByPlace
  readonly placeName: (id: string) => string
  /** 2026-11-23 09:12 */
  readonly asOf: string
}

const text = () => i18next.getFixedT(null, 'papers')

function figuresTable(
  heading: string,
  title: string,
  found: FiguresByPlace,
  nameOf: (id: string) => string,
  states: readonly CountedState[]
): OfficeTable {
  const t = text()
  return {
    heading,
    columns: [
      { title, share: 20 },
      ...states.map(state => ({ title: i18next.t(`states:voucher.${state}`), share: 8, align: 'right' as const })),
      { title: t('columns.total'), share: 9, align: 'right' },
      { title: t('columns.value'), share: 16, align: 'right' }
    ],
    rows: [...found]
      .map(([id, figures]) => ({ name: nameOf(id), figures }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
      .map(({ name, figures }) => [
        name,
        ...states.map(state => formatCount(figures.byState[state])),
        formatCount(figures.total),
        formatMoney(figures.faceValueFen)
      ])
  }
}

/** 券使用情况统计: vouchers by what became of them, for each county and each training place. */
export function figuresPaper({ counties, places, placeName, asOf }: FiguresPaperFacts): OfficePaper {
  const t = text()
  const all = [...counties.values()]
  const total = all.reduce((sum, figures) => sum + figures.total, 0)
  const fen = all.reduce((sum, figures) => sum + figures.faceValueFen, 0)
  /** Nobody's voucher is unused once it was verified. */
  const used = countedStates.filter(state => state !== 'issued' && state !== 'collected')
  return {
    title: t('titles.statistics'),
    facts: [[t('facts.asOf'), asOf]],
    tables: [
      figuresTable(t('tables.counties'), t('columns.county'), counties, regionName, countedStates),
      figuresTable(t('tables.places'), t('columns.place'), places, placeName, used)
    ].filter(({ rows }) => rows.length > 0),
    notes: [t('notes.copies', { n: formatCount(total), sum: sumText(fen) }), t('notes.statistics')],
    signatures: officeSignatures(),
    isLandscape: true
  }
}
