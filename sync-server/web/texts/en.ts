import type { Texts } from './zh.ts'

export const en: Texts = {
  title: 'Training vouchers of the province',
  sample: 'Sample data: the offices, persons and figures on this page are invented and stand for no real place',
  unit: 'Vouchers',
  live: 'Live',
  lost: 'Connection lost: figures as of the time shown',
  asOf: 'As of',
  loading: 'Reading the figures…',
  failed: 'The figures cannot be read just now; trying again.',
  place: 'Place',
  province: 'Province',
  expand: 'Show counties',
  collapse: 'Hide counties',
  funnel: 'Issued → collected → used',
  other: '中文',
  made: 'Made',
  given: 'Issued in all',
  issued: 'Not collected',
  collected: 'Collected',
  bound: 'Bound',
  redeemed: 'Redeemed',
  void: 'Void',
  collectedShare: 'Collected %',
  usedShare: 'Used %'
}
