import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { literalTexts } from './literal-texts.ts'

const renderer = join(import.meta.dirname, '../../../src-renderer')
/** Folders whose sources reach the screen; locale itself is where texts live. */
const shownFolders = ['components', 'shell', 'screens']
/** File names on paper and fonts of the printing page are not texts. */
const exempt = new Set(['components/print/sheet-css.ts'])

function shownSources(): readonly string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => shownFolders.includes(path.split('/')[0] ?? '') && /\.tsx?$/.test(path) && !exempt.has(path))
}

describe('texts on screen', () => {
  it('live in locale/, none in a component or screen', () => {
    const found = shownSources().flatMap(path =>
      literalTexts(path, readFileSync(join(renderer, path), 'utf8')).map(text => `${path}: ${text}`)
    )
    expect(found).toEqual([])
  })

  it('would be found in text, attributes, strings and templates', () => {
    expect(literalTexts('planted.tsx', 'export const a = <p>Hello</p>')).toEqual(['Hello'])
    expect(literalTexts('planted.tsx', 'export const a = <p title="Open it" data-tone="gray" />')).toEqual(['Open it'])
    expect(literalTexts('planted.ts', "export const a = '已发放'")).toEqual(['已发放'])
    expect(literalTexts('planted.ts', ['export const a = `共 $', '{1} 条`'].join(''))).toEqual(['共', '条'])
    expect(literalTexts('planted.ts', '// 注释\nexport const a = 1')).toEqual([])
  })
})
