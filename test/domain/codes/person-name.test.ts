import { describe, expect, it } from 'vitest'
import { checkPersonName } from '../../../domain/codes/person-name.ts'

describe('names of persons', () => {
  it.each([
    [' 张　三 ', '张三'],
    ['买买提•艾力', '买买提·艾力'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['John   Smith', 'John Smith'],
    ['〇一', '〇一'],
    ['\ue863某', '\ue863某']
  ])('are written as the records do: %s', (typed, normalized) => {
    expect(checkPersonName(typed)).toEqual({ ok: true, normalized })
  })

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['张3', 'characters'],
    ['·张', 'characters'],
    ['张三（已故）', 'characters'],
    ['长'.repeat(51), 'too-long']
  ])('are refused where they are none: %s', (typed, code) => {
    expect(checkPersonName(typed)).toEqual({ ok: false, code })
  })
})
