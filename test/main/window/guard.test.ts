import { describe, expect, it } from 'vitest'
import { mayOpenOutside } from '../../../src-main/window/guard.ts'

const server = 'https://sync.example.cn'

describe('what may be opened outside', () => {
  it.each(['https://www.mohrss.gov.cn/x', 'https://sync.example.cn/province/'])('%s', address => {
    expect(mayOpenOutside(address, server)).toBe(true)
  })

  it.each([
    'http://www.mohrss.gov.cn/',
    'https://www.mohrss.gov.cn.evil.cn/',
    'https://www.mohrss.gov.cn@evil.cn/',
    'https://sync.example.cn:444/',
    'file:///C:/Windows/System32/calc.exe',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'smb://evil/share',
    'mailto:a@b.cn',
    ''
  ])('not %s', address => {
    expect(mayOpenOutside(address, server)).toBe(false)
  })

  it('not the server before there is one', () => {
    expect(mayOpenOutside('https://sync.example.cn/', null)).toBe(false)
  })
})
