import { Button, Kbd, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '../../../domain/fields.ts'
import { useBatches } from '../../queries/plans.ts'
import { LeaseRequestDialog } from '../issuing/LeaseRequestDialog.tsx'
import classes from './counter.module.css'
import { batchesToReserve, type Offer } from './issue-standing.ts'

/** Beside Ctrl+Enter, so that the hand stays where it is. */
const keys = { hotkey: 'alt+R', shown: 'Alt+R' } as const

export type ReserveHereProps = {
  readonly skill: Skill
  readonly offer: Offer
  /** Without more numbers nothing can be issued: if there are none to reserve either, that is said. */
  readonly isNeeded: boolean
}

/** Numbers for this desk while the worker stands at the counter; the keyboard returns to where it was. */
export function ReserveHere({ skill, offer, isNeeded }: ReserveHereProps) {
  const { t } = useTranslation('issuing')
  const all = useBatches()
  const [isAsking, setAsking] = useState(false)
  const batches = batchesToReserve(all ?? [], skill, offer)
  const ask = () => {
    if (batches.length > 0) setAsking(true)
  }
  // From any field of the visit as well.
  useHotkeys([[keys.hotkey, ask, { usePhysicalKeys: true }]], [])
  if (batches.length === 0) {
    if (!all || !isNeeded) return null
    return (
      <Text fz="sm" c="var(--tone-orange-text)" ml={28}>
        {t('noneToReserve')}
      </Text>
    )
  }
  return (
    <>
      <Button
        className={classes.reserve}
        size="compact-sm"
        variant="default"
        onClick={ask}
        rightSection={<Kbd size="xs">{keys.shown}</Kbd>}
      >
        {t('reserve')}
      </Button>
      {isAsking ? <LeaseRequestDialog batches={batches} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
