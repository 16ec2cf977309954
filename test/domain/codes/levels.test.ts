import { describe, expect, it } from 'vitest'
import { isHigherLevel, LEVEL_NAMES, levelByText, levelRank } from '../../../domain/codes/levels.ts'
import { levels } from '../../../domain/fields.ts'

describe('levels', () => {
  it('[K9] climb from 学徒工 to 首席技师; 专项职业能力 stands beside', () => {
    const ladder = levels.filter(level => level !== 'specific')
    expect(ladder.map(level => LEVEL_NAMES[level])).toEqual([
      '学徒工',
      '五级/初级工',
      '四级/中级工',
      '三级/高级工',
      '二级/技师',
      '一级/高级技师',
      '特级技师',
      '首席技师'
    ])
    ladder.forEach((level, rank) => {
      expect(levelRank(level)).toBe(rank)
    })
    expect(levelRank('specific')).toBeUndefined()
    expect(isHigherLevel('3', '4')).toBe(true)
    expect(isHigherLevel('4', '4')).toBe(false)
    expect(isHigherLevel('5', 'apprentice')).toBe(true)
    expect(isHigherLevel('specific', '5')).toBe(false)
    expect(isHigherLevel('5', 'specific')).toBe(false)
  })

  it('[K9] are read as people write them and never guessed', () => {
    for (const text of [
      '五级',
      '初级工',
      '五级/初级工',
      '五级／初级工',
      '初级工（五级）',
      '5级',
      '5',
      '初级',
      ' 初级工 '
    ]) {
      expect(levelByText(text), text).toBe('5')
    }
    expect(levelByText('高级技师')).toBe('1')
    expect(levelByText('技师')).toBe('2')
    expect(levelByText('高级工')).toBe('3')
    expect(levelByText('高级')).toBe('3')
    expect(levelByText('专项职业能力')).toBe('specific')
    for (const level of levels) expect(levelByText(LEVEL_NAMES[level])).toBe(level)
    for (const text of ['', '六级', '6', '很高', '级']) expect(levelByText(text), text).toBeUndefined()
  })
})
