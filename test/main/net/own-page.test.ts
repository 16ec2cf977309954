import { describe, expect, it } from 'vitest'
import { isOwnPage } from '../../../src-main/net/own-page.ts'

describe('own page', () => {
  it.each(['app://desk', 'app://desk/', 'app://desk/index.html#/vouchers?q=1'])('%s is', address => {
    expect(isOwnPage(address, null)).toBe(true)
  })

  it.each([
    'app://desk.evil/',
    'app://desk:80/',
    'app://desk@evil/',
    'app://user@desk/',
    'app://paper/1',
    'app:desk',
    'http://desk/',
    'https://evil/app://desk/',
    'file:///app/desk',
    'about:blank',
    'data:text/html,app://desk/',
    ''
  ])('%s is not', address => {
    expect(isOwnPage(address, null)).toBe(false)
  })

  it('the development server is one only while there is one', () => {
    const address = 'http://127.0.0.1:5199/index.html'
    expect(isOwnPage(address, null)).toBe(false)
    expect(isOwnPage(address, 'http://127.0.0.1:5199')).toBe(true)
    expect(isOwnPage('http://127.0.0.1:51990/', 'http://127.0.0.1:5199')).toBe(false)
  })
})
