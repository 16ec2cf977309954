import { describe, expect, it } from 'vitest'
import { rejectionCodes } from '../../../domain/journal/rejection.ts'
import { failureCodes } from '../../../src-main/contract/failure.ts'
import { en } from '../../../src-renderer/locale/en.ts'
import { zh } from '../../../src-renderer/locale/zh.ts'

type Tree = { readonly [key: string]: string | readonly string[] | Tree }

function sentences(tree: Tree | readonly string[], path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path} / ${key}`
    if (typeof value === 'string') found.set(here, value)
    else for (const [below, text] of sentences(value, here)) found.set(below, text)
  }
  return found
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort()

const chinese = sentences(zh)
const english = sentences(en)

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('are never empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('name the same details in both languages', () => {
    const different = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join()
    )
    expect(different).toEqual([])
  })

  it('use full-width punctuation next to Chinese characters', () => {
    const half = [...chinese].filter(([, text]) => /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u.test(text))
    expect(half).toEqual([])
  })

  it('have no Chinese left in English', () => {
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
  })

  it('say reason and remedy for each rejection code, and something for each failure', () => {
    expect(Object.keys(zh.rejections).sort()).toEqual([...rejectionCodes].sort())
    expect(Object.keys(zh.failures).sort()).toEqual([...failureCodes].sort())
  })
})
