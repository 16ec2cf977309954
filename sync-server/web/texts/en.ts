import type { Texts } from './zh.ts'

export const en: Texts = {
  title: 'Training vouchers of the province',
  sample: 'Sample data: the offices, persons and figures on this page are invented and stand for no real place',
  ahead:
    '{n} devices have seen more than this server holds: its data may have been put back without saying so. Record the restore at once; the devices then offer again what is missing.',
  lacking:
    'Since the server was restored, {n} devices have not offered again what they had sent, and the figures below may be too low. Bring these devices online once; for lost ones, enter it again from the list.',
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
