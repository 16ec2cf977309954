import { expect, test } from 'vitest'
import { nameSound } from '../../../src-renderer/replica/search/name-sound.ts'
import { createPersonIndex, needleOf } from '../../../src-renderer/replica/search/person-index.ts'

const names = ['王晓明', '王小民', '曾国强', '单雪梅', '洪洞', '繁峙', '欧阳文博']

function indexed() {
  const index = createPersonIndex()
  for (const [n, name] of names.entries()) {
    index.put({ id: `p${n}`, name, sound: nameSound(name), last4: `000${n}`, numberHash: `hash${n}` })
  }
  return (text: string, hash = '') => index.find(needleOf(text), hash, 10).map(hit => hit.name)
}

test('names sound as people and places in Shanxi are called', () => {
  expect(nameSound('曾国强').full).toBe('zengguoqiang')
  expect(nameSound('单雪梅').full).toBe('shanxuemei')
  expect(nameSound('洪洞').full).toBe('hongtong')
  expect(nameSound('繁峙').full).toBe('fanshi')
  expect(nameSound('欧阳文博').initials).toBe('oywb')
})

test('a person is found by name, part of a name, sound, initials, last four and whole number', () => {
  const find = indexed()
  expect(find('王晓明')).toEqual(['王晓明'])
  expect(find('雪梅')).toEqual(['单雪梅'])
  expect(find('Wang Xiao')).toEqual(['王小民', '王晓明'].sort())
  expect(find('wxm')).toEqual(['王小民', '王晓明'].sort())
  expect(find('0002')).toEqual(['曾国强'])
  expect(find('000105199001011234', 'hash3')).toEqual(['单雪梅'])
  expect(find('000105199001011234', 'another')).toEqual([])
  expect(find('')).toEqual([])
})

test('small x, full width and spaces in what is typed make no difference', () => {
  expect(needleOf(' 00010519900101123x ')).toEqual({ by: 'number', text: '00010519900101123X' })
  expect(needleOf('００２x')).toEqual({ by: 'last4', text: '002X' })
  expect(needleOf("xi'an")).toEqual({ by: 'sound', text: 'xian' })
})
