/**
 * The names of everything that may cross between a page and main.
 * Kept apart from the schemas so that the sandboxed preload stays free of zod.
 */
export const channelNames = [
  'desk.state',
  'desk.restart',
  'desk.clear-replicas',
  'settings.read',
  'settings.change',
  'setup.register',
  'session.login',
  'session.lock',
  'session.touch',
  'session.change-password',
  'session.choose-password',
  'access.first-password',
  'access.registration-code',
  'journal.append',
  'journal.list',
  'journal.undecided',
  'journal.decided',
  'journal.seen',
  'courier.state',
  'courier.export',
  'courier.import',
  'lease.list',
  'lease.request',
  'lease.return',
  'voucher.qr',
  'person.part',
  'person.disclose',
  'disclosure.page',
  'person.erased',
  'attachment.keep',
  'attachment.list',
  'attachment.show',
  'keys.data-key',
  'keys.trusted',
  'sync.state',
  'sync.now',
  'sync.cut',
  'desk.lose-power',
  'readiness.check',
  'disk.free',
  'print.preview',
  'print.pdf',
  'file.save',
  'file.export',
  'file.open'
] as const

export type ChannelName = (typeof channelNames)[number]

export const eventNames = [
  'desk.changed',
  'journal.changed',
  'sync.changed',
  'lease.changed',
  'courier.changed',
  'hint'
] as const

export type EventName = (typeof eventNames)[number]

/** The two channels of Electron that carry all of the above; which one is meant travels as an argument. */
export const INVOKE = 'desk:invoke'
export const PUSH = 'desk:event'
