import type { DemoDesk } from './demo-desk.ts'
import { ownWork } from './papers.ts'

/** How the workers of a centre showed their vouchers, and how many cards came over a bridge. */
export interface Marks {
  readonly byCamera: number
  readonly byScanner: number
  readonly byShortCode: number
  readonly cardsOverBridge: number
}

/**
 * As the centre's journal tells it: a voucher bound without a paper was known by its code, and only the bridge was shown
 * a social-security card. A paper leaves no trace of how it was read: one was held before the camera.
 */
export async function marksOf(centre: DemoDesk): Promise<Marks> {
  const work = await ownWork(centre)
  const bound = work.filter(({ kind }) => kind === 'voucher.bind')
  const byShortCode = bound.filter(({ args }) => args.scan === '').length
  const cardsOverBridge = bound.filter(({ args }) => methodOf(args.identity) === 'card-reader').length
  return { byCamera: 1, byScanner: bound.length - byShortCode - 1, byShortCode, cardsOverBridge }
}

const methodOf = (identity: unknown): unknown =>
  typeof identity === 'object' && identity !== null && 'method' in identity ? identity.method : undefined
