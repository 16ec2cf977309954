import { writeFileSync } from 'node:fs'
import { layers } from './layers.mjs'

const lines = layers().overrides.map(override => JSON.stringify(override))
writeFileSync(new URL('../biome.layers.json', import.meta.url), `{"overrides":[\n${lines.join(',\n')}\n]}\n`)
