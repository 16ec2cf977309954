import { useCallback, useMemo } from 'react'
import type { TrainingClass } from '../../../domain/training/class.ts'
import type { VerifyPlace } from '../../commands/verify-plan.ts'
import { formatTime } from '../../locale/format.ts'
import { useAddressValue } from '../../platform/address.ts'
import { useOpenClasses } from '../../queries/classes.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday, useTrustedNow } from '../../queries/use-today.ts'
import { likelyClass, likelySession, verifyChoice } from './verify-choice.ts'

const BIND_ONLY = 'none'

export type VerifyPlaceChoice = {
  /** Undefined until loaded. */
  readonly offered: readonly TrainingClass[] | undefined
  readonly trainingClass: TrainingClass | undefined
  readonly session: string
  readonly today: string
  readonly chosen: VerifyPlace | undefined
  readonly onClass: (id: string) => void
  readonly onSession: (id: string) => void
}

/** Class and session: as the address says, else as this PC remembers, else the session of the hour. */
export function useVerifyPlace(): VerifyPlaceChoice {
  const { organisation } = useDeskAtWork()
  const offered = useOpenClasses(organisation.id)
  const today = useToday()
  const clock = formatTime(useTrustedNow())
  const [addressClass, setClass] = useAddressValue('class')
  const [addressSession, setSession] = useAddressValue('session')
  const remembered = useMemo(() => verifyChoice().read(), [])
  const wanted = addressClass ?? remembered?.trainingClass
  const trainingClass = offered?.find(({ id }) => id === wanted) ?? likelyClass(offered ?? [], today)

  const session = sessionOf(trainingClass, addressSession ?? rememberedSession(remembered, trainingClass, today), {
    today,
    clock
  })
  const onClass = useCallback(
    (id: string) => {
      verifyChoice().write({ trainingClass: id, session: '', date: '' })
      setClass(id, 'replace')
    },
    [setClass]
  )
  const onSession = useCallback(
    (id: string) => {
      if (!trainingClass) return
      verifyChoice().write({ trainingClass: trainingClass.id, session: id, date: today })
      setSession(id === '' ? BIND_ONLY : id, 'replace')
    },
    [trainingClass, today, setSession]
  )
  const chosen = useMemo(() => (trainingClass ? { trainingClass, session } : undefined), [trainingClass, session])
  return { offered, trainingClass, session, today, chosen, onClass, onSession }
}

/** A session chosen on another day is over: the hour decides again. */
function rememberedSession(
  remembered: ReturnType<ReturnType<typeof verifyChoice>['read']>,
  trainingClass: TrainingClass | undefined,
  today: string
): string | undefined {
  if (!remembered || remembered.trainingClass !== trainingClass?.id || remembered.date !== today) return undefined
  return remembered.session === '' ? BIND_ONLY : remembered.session
}

function sessionOf(
  trainingClass: TrainingClass | undefined,
  wanted: string | undefined,
  { today, clock }: { readonly today: string; readonly clock: string }
): string {
  if (!trainingClass || wanted === BIND_ONLY) return ''
  const isThere = trainingClass.sessions.some(({ id }) => id === wanted)
  return isThere && wanted !== undefined ? wanted : likelySession(trainingClass, today, clock)
}
