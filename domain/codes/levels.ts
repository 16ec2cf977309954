import { type Level, levels } from '../fields.ts'
import { halfWidth } from './typed-text.ts'

/** Skill levels of the eight-step ladder (新八级工), and 专项职业能力, which stands beside it. */

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  apprentice: '学徒工',
  '5': '五级/初级工',
  '4': '四级/中级工',
  '3': '三级/高级工',
  '2': '二级/技师',
  '1': '一级/高级技师',
  special: '特级技师',
  chief: '首席技师',
  specific: '专项职业能力'
}

/** Place on the ladder from 0 (学徒工) to 7 (首席技师); undefined for 专项职业能力, which has none. */
export function levelRank(level: Level): number | undefined {
  return level === 'specific' ? undefined : levels.indexOf(level)
}

/** Whether `a` is strictly above `b`. False where either has no place on the ladder. */
export function isHigherLevel(a: Level, b: Level): boolean {
  const [rankA, rankB] = [levelRank(a), levelRank(b)]
  return rankA !== undefined && rankB !== undefined && rankA > rankB
}

const SPELLINGS: ReadonlyMap<string, Level> = new Map(
  levels.flatMap(level => spellingsOf(level).map((text): [string, Level] => [text, level]))
)

function spellingsOf(level: Level): string[] {
  const parts = LEVEL_NAMES[level].split('/')
  const short = parts.length === 2 ? [`${level}级`, level, `${parts[1]}(${parts[0]})`, parts.join('')] : []
  return [LEVEL_NAMES[level], ...parts, ...short]
}

/** What people write in lists: 五级, 初级工, 五级/初级工, 初级工（五级）, 5级, 初级. Nothing else is guessed. */
export function levelByText(text: string): Level | undefined {
  const plain = halfWidth(text).replace(/\s/g, '').replace('、', '/')
  return SPELLINGS.get(plain) ?? SPELLINGS.get(`${plain}工`)
}
