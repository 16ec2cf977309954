import { Button, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { objectingToClaim } from '../../commands/claims.ts'
import type { Tone } from '../../components/badge/state-looks.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { LinePerson } from './LinePerson.tsx'
import { reasonText } from './reason-text.ts'
import { traceText } from './trace-text.ts'
import type { Strikable } from './use-strikable.ts'

const lineTones = {
  open: 'blue',
  approved: 'teal',
  refused: 'red',
  stopped: 'orange',
  paying: 'violet',
  paid: 'green',
  failed: 'red'
} as const satisfies Record<ClaimLine['state'], Tone>

interface ClaimLinesProps {
  readonly claim: Claim
  /** Which of them wait for a new certificate, or to be struck. */
  readonly strikable: readonly Strikable[]
}

/** The lines of a claim; while the notice runs an objection can be raised to each. */
export function ClaimLines({ claim, strikable }: ClaimLinesProps) {
  const { t } = useTranslation(['subsidy', 'states'])
  const names = usePersonNames(claim.lines.map(({ person }) => person))
  const mayObject = useHasRole('county-clerk', 'county-reviewer') && claim.state === 'notice'
  const waiting = new Set(strikable.map(({ line }) => line.enrolment))
  const [objecting, setObjecting] = useState<ClaimLine>()
  const { say, busy } = useSaidCommand()
  const nameOf = (line: ClaimLine): string => names.get(line.person)?.name ?? ''
  const object = async (reason: string) => {
    if (objecting === undefined) return
    const isDone = await say([objectingToClaim(claim, objecting.enrolment, reason)], t('subsidy:lines.objected'))
    if (isDone) setObjecting(undefined)
  }
  const presets = t('subsidy:lines.presets', { returnObjects: true })
  return (
    <section aria-label={t('subsidy:lines.title')}>
      <Title order={3}>{t('subsidy:lines.title')}</Title>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('subsidy:lines.person')}</Table.Th>
            <Table.Th ta="right">{t('subsidy:lines.amount')}</Table.Th>
            <Table.Th>{t('subsidy:lines.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {claim.lines.map(line => (
            <Table.Tr key={line.enrolment}>
              <Table.Td>
                <LinePerson claim={claim} line={line} names={names} />
                <Text fz="xs" c="dimmed">
                  {traceText(line.trace)}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText fen={line.amountFen} />
              </Table.Td>
              <Table.Td>
                {line.struck === undefined ? (
                  <ToneBadge text={t(`states:claimLine.${line.state}`)} tone={lineTones[line.state]} />
                ) : (
                  <ToneBadge text={t('subsidy:lines.struckState')} tone="gray" />
                )}
                {waiting.has(line.enrolment) ? <Text fz="xs">{t('subsidy:lines.waits')}</Text> : null}
                {reasonText(line) === '' ? null : (
                  // A line that is being paid again keeps why the bank did not pay it the last time.
                  <Text fz="xs">
                    {line.state === 'paying'
                      ? t('subsidy:lines.lastFailure', { reason: reasonText(line) })
                      : reasonText(line)}
                  </Text>
                )}
                {mayObject && line.state === 'approved' ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    display="block"
                    mt={4}
                    aria-label={t('subsidy:lines.objectOf', { who: nameOf(line) })}
                    onClick={() => setObjecting(line)}
                  >
                    {t('subsidy:lines.object')}
                  </Button>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ReasonDialog
        opened={objecting !== undefined}
        title={t('subsidy:lines.objectOf', { who: objecting ? nameOf(objecting) : '' })}
        text={t('subsidy:lines.objectText')}
        presets={Object.values(presets)}
        confirmLabel={t('subsidy:lines.object')}
        busy={busy}
        onConfirm={reason => void object(reason)}
        onClose={() => setObjecting(undefined)}
      />
    </section>
  )
}
