import { customPinyin, pinyin } from 'pinyin-pro'

/** Place names of Shanxi whose reading no general table has; people are also called after them. */
customPinyin({ 洪洞: 'hóng tóng', 繁峙: 'fán shì' })

/** How a name sounds, without tones: `{ full: 'wangxiaoming', initials: 'wxm' }`. Surnames get their own readings. */
export type NameSound = { readonly full: string; readonly initials: string }

export function nameSound(name: string): NameSound {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true })
  const plain = syllables.map(one => one.toLowerCase().replace(/[^a-z]/g, ''))
  return { full: plain.join(''), initials: plain.map(one => one.slice(0, 1)).join('') }
}
