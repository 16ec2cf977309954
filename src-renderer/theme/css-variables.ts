import type { CSSVariablesResolver } from '@mantine/core'

/**
 * Colours that Mantine has no name for. Each pair of text and ground keeps a contrast of at least 4.5 : 1.
 * Tones are used by badges, verdicts and bars; a tone never stands alone, words go with it.
 */
const light = {
  '--tone-gray-text': '#4a525b',
  '--tone-gray-ground': '#eff1f3',
  '--tone-blue-text': '#1f4e8c',
  '--tone-blue-ground': '#e4edf8',
  '--tone-cyan-text': '#0b5c6e',
  '--tone-cyan-ground': '#e0f4f7',
  '--tone-violet-text': '#56379a',
  '--tone-violet-ground': '#eee9f9',
  '--tone-teal-text': '#0b6353',
  '--tone-teal-ground': '#dcf3ed',
  '--tone-green-text': '#1f6636',
  '--tone-green-ground': '#e2f3e6',
  '--tone-orange-text': '#8a4300',
  '--tone-orange-ground': '#fdeedd',
  '--tone-red-text': '#a8201a',
  '--tone-red-ground': '#fce9e7',
  '--page-ground': '#f4f5f7',
  '--panel-ground': '#ffffff',
  '--line': '#dfe3e7',
  '--row-hover': '#f2f6fb',
  '--row-selected': '#e4edf8',
  '--stripe-practice-a': '#fdeedd',
  '--stripe-practice-b': '#f8dfc2'
} as const

const dark: { readonly [Name in keyof typeof light]: string } = {
  '--tone-gray-text': '#c3c9d0',
  '--tone-gray-ground': '#333a42',
  '--tone-blue-text': '#a9c8ee',
  '--tone-blue-ground': '#1d3350',
  '--tone-cyan-text': '#8fd9e6',
  '--tone-cyan-ground': '#123a42',
  '--tone-violet-text': '#cbb8f3',
  '--tone-violet-ground': '#35295a',
  '--tone-teal-text': '#86dcc6',
  '--tone-teal-ground': '#123c34',
  '--tone-green-text': '#97dba8',
  '--tone-green-ground': '#173d23',
  '--tone-orange-text': '#f4bd83',
  '--tone-orange-ground': '#4a2e10',
  '--tone-red-text': '#f5a9a3',
  '--tone-red-ground': '#4f1f1c',
  '--page-ground': '#15181c',
  '--panel-ground': '#1c2025',
  '--line': '#353c44',
  '--row-hover': '#242a31',
  '--row-selected': '#1d3350',
  '--stripe-practice-a': '#4a2e10',
  '--stripe-practice-b': '#3a2409'
}

export const cssVariables: CSSVariablesResolver = theme => ({
  variables: {},
  light: {
    ...light,
    '--mantine-color-body': light['--panel-ground'],
    '--mantine-color-dimmed': '#5a636d',
    '--mantine-color-placeholder': '#6b747e',
    '--mantine-color-error': light['--tone-red-text'],
    '--mantine-color-anchor': theme.colors.blue[7]
  },
  dark: {
    ...dark,
    '--mantine-color-body': dark['--panel-ground'],
    '--mantine-color-dimmed': '#a3abb4',
    '--mantine-color-placeholder': '#8b949e',
    '--mantine-color-error': dark['--tone-red-text'],
    '--mantine-color-anchor': dark['--tone-blue-text']
  }
})
