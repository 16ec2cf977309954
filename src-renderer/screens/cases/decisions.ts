import type { Dispute } from '../../../domain/casework/case.ts'

export const decisions = ['uphold-winner', 'give-to-loser', 'no-effect'] as const
export type Decision = (typeof decisions)[number]

/** C4: a case without a losing class gives nothing. */
export const isOpenTo = (decision: Decision, { loser }: Pick<Dispute, 'loser'>): boolean =>
  decision !== 'give-to-loser' || loser.trainingClass !== ''

type Presets = Readonly<Partial<Record<Decision | 'agreed', string>>>

/** Usual sentences that fit the case: none for a decision that cannot be taken. */
export const presetsFor = (dispute: Pick<Dispute, 'loser'>, presets: Presets): readonly string[] =>
  [...decisions, 'agreed' as const].flatMap(key =>
    key === 'agreed' || isOpenTo(key, dispute) ? (presets[key] ?? []) : []
  )

/** The decision that a usual sentence speaks for, where it speaks for one. */
export const decisionSaid = (text: string, presets: Presets): Decision | undefined =>
  decisions.find(one => presets[one] === text)
