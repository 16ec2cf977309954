import type { TFunction } from 'i18next'

/** The name of a rule by where it stands; a test holds that each has one. */
export const ruleLabel = (path: string, t: TFunction<'policy'> | TFunction<readonly ['policy', 'fields']>): string =>
  (t as TFunction<readonly ['policy']>)(`policy:rules.${path}` as 'policy:rules.liveVouchersMax')
