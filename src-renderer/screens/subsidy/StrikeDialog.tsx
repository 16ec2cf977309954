import { Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { stateWithout } from '../../../domain/subsidy/claim-strike.ts'
import { strikingLines } from '../../commands/claims.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { formatMoney } from '../../locale/format.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'
import { whoOfLine } from './LinePerson.tsx'
import { LineRow, LineTable } from './LineTable.tsx'
import { OpinionField } from './OpinionField.tsx'
import { toggled } from './toggled.ts'
import type { Strikable } from './use-strikable.ts'

export interface StrikeDialogProps extends ClaimDialogProps {
  readonly strikable: readonly Strikable[]
}

/** 剔除: who waits for a certificate in vain, what striking them sets free, and what becomes of the claim (M20). */
export function StrikeDialog({ claim, strikable, onClose }: StrikeDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const [reason, setReason] = useState('')
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const names = usePersonNames(strikable.map(({ line }) => line.person))
  // Whose new certificate waits for the county is struck only where somebody says so.
  const isStruck = ({ line, isEntered }: Strikable) => isEntered === turned.has(line.enrolment)
  const struck = strikable.filter(isStruck).map(({ line }) => line)
  const isWhole = reason.trim() !== '' && struck.length > 0
  const sum = struck.reduce((fen, { amountFen }) => fen + amountFen, 0)
  const save = async () => {
    if (await say([strikingLines(claim, struck, reason.trim())], t('done.strike'))) onClose()
  }
  return (
    <LineDialog
      title={t('strike.title', { name: claim.name })}
      text={t('strike.text')}
      sum={t(`strike.outcome.${endOf(claim, struck)}`, { n: struck.length, fen: formatMoney(sum) })}
      below={
        <OpinionField
          label={t('strike.reason')}
          missing={t('strike.reasonMissing')}
          presets={Object.values(t('strike.presets', { returnObjects: true }))}
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
      }
      saveLabel={t('strike.save', { n: struck.length })}
      canSave={isWhole}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <LineTable said={t('strike.why')}>
        {strikable.map(one => (
          <LineRow key={one.line.enrolment} claim={claim} line={one.line} names={names}>
            <Group gap="xs">
              <Checkbox
                aria-label={t('strike.tick', { who: whoOfLine(claim, one.line, names, t) })}
                checked={isStruck(one)}
                onChange={() => setTurned(before => toggled(before, one.line.enrolment))}
              />
              <ToneBadge text={t('strike.gone')} tone="red" />
              {one.isEntered ? <ToneBadge text={t('strike.entered')} tone="blue" /> : null}
            </Group>
          </LineRow>
        ))}
      </LineTable>
    </LineDialog>
  )
}

/** How the claim goes on without these lines. */
function endOf(claim: Claim, struck: readonly ClaimLine[]): 'nobody' | 'goesOn' | 'done' | 'refused' {
  if (struck.length === 0) return 'nobody'
  const state = stateWithout(claim, struck)
  if (state === claim.state) return 'goesOn'
  return state === 'reconciled' ? 'done' : 'refused'
}
