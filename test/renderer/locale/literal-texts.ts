import { parseSync, Visitor } from 'vite'

/** Attributes that people read or hear. */
const spokenAttributes = new Set([
  'label',
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'description',
  'text',
  'message'
])
const hanOrKana = /[\p{Script=Han}\u3001\u3002\uff08\uff09\uff0c\uff1a\uff1b]/u
const words = /[A-Za-z]{2,}/

/** Chinese in any string, and words of any language in JSX text or in attributes that people read, of one source. */
export function literalTexts(file: string, source: string): string[] {
  const { program } = parseSync(file, source, { lang: file.endsWith('x') ? 'tsx' : 'ts' })
  const found: string[] = []
  const note = (text: string) => found.push(text.trim())
  new Visitor({
    JSXText: node => {
      if (words.test(node.value) || hanOrKana.test(node.value)) note(node.value)
    },
    JSXAttribute: node => {
      const { name, value } = node
      if (name.type !== 'JSXIdentifier' || !spokenAttributes.has(name.name) || value?.type !== 'Literal') return
      if (typeof value.value === 'string' && words.test(value.value)) note(value.value)
    },
    Literal: node => {
      if (typeof node.value === 'string' && hanOrKana.test(node.value)) note(node.value)
    },
    TemplateElement: node => {
      if (hanOrKana.test(node.value.raw)) note(node.value.raw)
    }
  }).visit(program)
  return found
}
