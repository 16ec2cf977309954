import i18next from 'i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import { levels } from '../../../domain/fields.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import type { OfficePaper } from '../../components/print/office-paper.ts'
import { formatCount, formatMoney } from '../../locale/format.ts'
import { occupationName } from '../../locale/skill-text.ts'
import { sumText } from '../../locale/sum-text.ts'
import { officeSignatures } from '../paper/office-signatures.ts'

/** Of a table of plan lines: by year, place, occupation and level, as a plan is read. */
const inOrder = (a: Plan, b: Plan): number =>
  b.year - a.year ||
  a.county.localeCompare(b.county) ||
  a.occupation.localeCompare(b.occupation) ||
  levels.indexOf(a.level) - levels.indexOf(b.level)

/** 年度计划表: lines by place, occupation and level, with size and budget in all. */
export function planPaper(lines: readonly Plan[]): OfficePaper {
  const t = i18next.getFixedT(null, 'papers')
  const years = [...new Set(lines.map(({ year }) => year))].sort()
  const total = (of: (line: Plan) => number): number => lines.reduce((sum, line) => sum + of(line), 0)
  return {
    title: t('titles.plan'),
    period: years.join(' '),
    facts: [],
    tables: [
      {
        columns: [
          { title: t('columns.year'), share: 7, align: 'center' },
          { title: t('columns.county'), share: 13 },
          { title: t('columns.occupation'), share: 15 },
          { title: t('columns.level'), share: 11 },
          { title: t('columns.size'), share: 8, align: 'right' },
          { title: t('columns.unit'), share: 11, align: 'right' },
          { title: t('columns.budget'), share: 14, align: 'right' },
          { title: t('columns.batched'), share: 8, align: 'right' },
          { title: t('columns.fund'), share: 16 },
          { title: t('columns.state'), share: 9 }
        ],
        rows: [...lines]
          .sort(inOrder)
          .map(line => [
            `${line.year}`,
            regionName(line.county),
            occupationName(line.occupation),
            i18next.t(`fields:levels.${line.level}`),
            formatCount(line.size),
            formatMoney(line.unitValueFen),
            formatMoney(line.budgetFen),
            formatCount(line.batched),
            line.fundSource,
            i18next.t(`states:plan.${line.state}`)
          ])
      }
    ],
    notes: [
      t('notes.plan', {
        n: formatCount(lines.length),
        size: formatCount(total(({ size }) => size)),
        sum: sumText(total(({ budgetFen }) => budgetFen))
      })
    ],
    signatures: officeSignatures(),
    isLandscape: true
  }
}
