import { Button, Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { VerdictPanel } from '../../components/verify/VerdictPanel.tsx'
import { formatMoment } from '../../locale/format.ts'
import { useReplicaState } from '../../queries/replica-context.ts'
import { useOrganisation } from '../../queries/use-directory.ts'
import { useDocument } from '../../queries/use-document.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { useUi } from '../../stores/ui-store.ts'
import type { ScanRecord } from './scan-record.ts'
import type { Shown } from './use-verifying.ts'
import { deedsText, shownVerdict } from './verdict-words.ts'

export interface VerdictViewProps {
  readonly shown: Shown
  /** What was done at this scan; undefined before Enter. */
  readonly record: ScanRecord | undefined
  readonly entries: ReadonlyMap<string, OwnEntry>
  readonly isBusy: boolean
  readonly onCommit: () => void
  readonly onClear: () => void
}

export function VerdictView({ shown, record, entries, isBusy, onCommit, onClear }: VerdictViewProps) {
  const { t } = useTranslation('verify')
  const { muted, change } = useUi()
  const now = useTrustedNow()
  const { dataAsOf, search } = useReplicaState()
  const usedWhere = useUsedWhere(shown, now)
  const isDone = record?.done !== null && record !== undefined
  const isAccepted = isDone && record.entries.every(id => entries.get(id)?.lane === 'accepted')
  const indexing = search.done ? null : search.persons
  const verdict = shownVerdict(shown, { dataAsOf, indexing, usedWhere, isDone, isAccepted })
  const deeds = !isDone && shown.kind === 'verified' && shown.verified.verdict.canAppend ? deedsOf(shown) : ''
  return (
    <VerdictPanel
      verdict={verdict}
      now={now}
      muted={muted}
      onMute={next => change({ muted: next })}
      actions={
        <>
          {deeds === '' ? null : (
            <Button
              size="md"
              onClick={onCommit}
              loading={isBusy}
              rightSection={<Kbd aria-hidden>{t('keys.enter')}</Kbd>}
            >
              {deeds}
            </Button>
          )}
          <Button
            size="md"
            variant="default"
            onClick={onClear}
            rightSection={<Kbd aria-hidden>{t('keys.escape')}</Kbd>}
          >
            {t('again')}
          </Button>
        </>
      }
    />
  )
}

const deedsOf = ({ verified: { plan } }: Extract<Shown, { kind: 'verified' }>): string =>
  plan.kind === 'drafts' ? deedsText(plan.deeds) : ''

/** When and where a voucher was used before: the class where it is in sight, else the centre. */
function useUsedWhere(shown: Shown, now: number): string | undefined {
  const { t } = useTranslation('verify')
  const verified = shown.kind === 'verified' ? shown.verified : undefined
  const used = verified?.verdict.used ?? undefined
  const centre = useOrganisation(used?.centre)
  const { document } = useDocument('trainingClass', used?.trainingClass === '' ? undefined : used?.trainingClass)
  if (!used) return undefined
  const isHere = used.trainingClass === verified?.place.trainingClass.id
  const where = isHere ? t('here') : [centre?.name, document?.name].filter(name => name !== undefined).join(' ')
  return t('usedWhere', { at: formatMoment(used.at, now), where: where === '' ? used.centre : where })
}
