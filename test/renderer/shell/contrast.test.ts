import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { cssVariables } from '../../../src-renderer/theme/css-variables.ts'
import { theme } from '../../../src-renderer/theme/theme.ts'

/** Relative luminance and contrast as WCAG 2.1 defines them. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map(part =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const variables = cssVariables(mergeMantineTheme(DEFAULT_THEME, theme))
const tones = ['gray', 'blue', 'cyan', 'violet', 'teal', 'green', 'orange', 'red']

describe.each(['light', 'dark'] as const)('contrast of the %s scheme', scheme => {
  const colours: Readonly<Record<string, string>> = { ...variables[scheme] }
  const colour = (name: string) => colours[name] ?? ''

  it.each(tones)('reads %s on its ground, filled, outlined and on the panel', tone => {
    const text = colour(`--tone-${tone}-text`)
    expect(contrast(text, colour(`--tone-${tone}-ground`))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(text, colour('--panel-ground'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(text, colour('--page-ground'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(text, colour('--row-selected'))).toBeGreaterThanOrEqual(4.5)
  })

  it('reads dimmed text, links and placeholders', () => {
    for (const name of ['--mantine-color-dimmed', '--mantine-color-anchor', '--mantine-color-placeholder']) {
      expect(contrast(colour(name), colour('--panel-ground')), name).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(colour('--mantine-color-dimmed'), colour('--page-ground'))).toBeGreaterThanOrEqual(4.5)
  })
})

describe('primary', () => {
  it('reads white on both shades', () => {
    expect(contrast('#ffffff', theme.colors?.blue?.[7] ?? '')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#ffffff', theme.colors?.blue?.[6] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})
