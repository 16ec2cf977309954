import { SegmentedControl, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { ScanInput } from '../../components/verify/ScanInput.tsx'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useEntries } from '../../queries/use-entries.ts'
import { useToday } from '../../queries/use-today.ts'
import { isMeant, meaningOf } from '../../readers/scan-meaning.ts'
import { usePageScans } from '../../readers/use-page-scans.ts'
import { CameraPane } from './CameraPane.tsx'
import { PlaceBar } from './PlaceBar.tsx'
import { RecentScans } from './RecentScans.tsx'
import { useCardReaders } from './use-card-readers.ts'
import { useVerifyPlace } from './use-verify-place.ts'
import { useVerifying } from './use-verifying.ts'
import { useWedgeMethod } from './use-wedge-method.ts'
import { VerdictView } from './VerdictView.tsx'
import classes from './verifying.module.css'

/** Ten scans are three entries each at most, undone ones one more. */
const ENTRIES = 60

/** 验券: one focus, one verdict, one Enter. */
export function VerifyPage() {
  const { t } = useTranslation(['shell', 'verify'])
  const navigate = useNavigate()
  const place = useVerifyPlace()
  if (place.offered === undefined) return <PageSkeleton />
  if (place.offered.length === 0) {
    return (
      <PageFrame title={t('shell:nav.verifying')}>
        <EmptyState
          text={t('verify:place.none')}
          action={{ label: t('verify:place.toClasses'), onClick: () => void navigate('/classes') }}
        />
      </PageFrame>
    )
  }
  return (
    <PageFrame title={t('shell:nav.verifying')} filters={<PlaceBar {...place} offered={place.offered} />}>
      <VerifyDesk place={place} />
    </PageFrame>
  )
}

function VerifyDesk({ place }: { readonly place: ReturnType<typeof useVerifyPlace> }) {
  const { t } = useTranslation('verify')
  const { allowsSamples } = useDeskAtWork()
  const today = useToday()
  const options = useMemo(() => ({ today, allowSampleRegion: allowsSamples }), [today, allowsSamples])
  const verifying = useVerifying(place.chosen)
  const { shown, records, isBusy } = verifying
  const [method, setMethod] = useWedgeMethod()
  const readers = useCardReaders(method, options, {
    onReading: ({ idNumber, assurance }) =>
      void verifying.present({ kind: 'card', card: { idNumber, method: assurance.method } }),
    onFault: code => verifying.refuse({ kind: 'card', code })
  })
  const { entries } = useEntries({}, ENTRIES)
  const byId = useMemo(() => new Map(entries?.map(entry => [entry.body.id, entry])), [entries])

  const take = (text: string, isMachine: boolean) => {
    const meaning = meaningOf(text, options)
    switch (meaning.kind) {
      case 'voucher-scan':
        return void verifying.present({ kind: 'voucher', voucher: { ...meaning, kind: 'scan' } })
      case 'short-code':
        return void verifying.present({ kind: 'voucher', voucher: { kind: 'code', code: meaning.code } })
      case 'id-number':
        if (!isMachine || !readers.scanned(text)) readers.typed(text)
        return
      case 'faulty':
      case 'unknown':
        if (!isMachine || !readers.scanned(text)) verifying.refuse(meaning)
    }
  }
  const isKnown = (text: string) => isMeant(meaningOf(text, options))
  const { inputKey, refocus } = usePageScans(text => take(text, true), isKnown, place.chosen !== undefined)
  const isOpen = shown?.kind === 'verified' && shown.verified.verdict.canAppend
  const record = shown?.kind === 'verified' ? records.find(({ id }) => id === shown.record) : undefined
  const enter = () => (isOpen && !record?.done ? void verifying.commit() : verifying.clear())

  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <ScanInput
          key={inputKey}
          onText={text => take(text, false)}
          onEnter={enter}
          onEscape={verifying.clear}
          busy={isBusy}
          disabled={place.chosen === undefined}
        />
        {shown === null ? (
          <div className={classes.waiting}>
            <span>{place.chosen === undefined ? t('chooseClass') : t('start')}</span>
            <Text c="dimmed">{t('startHint')}</Text>
          </div>
        ) : (
          <VerdictView
            shown={shown}
            record={record}
            entries={byId}
            isBusy={isBusy}
            onCommit={() => void verifying.commit()}
            onClear={verifying.clear}
          />
        )}
      </div>
      <div className={classes.side}>
        <RecentScans records={records} entries={byId} onUndo={verifying.undo} onClosed={refocus} />
        <Panel title={t('camera.title')}>
          <CameraPane onText={text => take(text, true)} />
          <Text fz="sm" c="dimmed" mt={8} role="status">
            {readers.bridge === 'none' ? t('reader.unset') : t(`reader.bridge.${readers.bridge}`)}
          </Text>
          <WedgeMethodChoice method={method} onChange={setMethod} />
        </Panel>
      </div>
    </div>
  )
}

interface WedgeMethodChoiceProps {
  readonly method: ReturnType<typeof useWedgeMethod>[0]
  readonly onChange: ReturnType<typeof useWedgeMethod>[1]
}

/** The keys of a reader do not tell which card it reads: the office says so once. */
function WedgeMethodChoice({ method, onChange }: WedgeMethodChoiceProps) {
  const { t } = useTranslation(['verify', 'fields'])
  return (
    <>
      <Text fz="sm" mt={8} mb={4}>
        {t('verify:reader.label')}
      </Text>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('verify:reader.label')}
        data={(['id-reader', 'card-reader'] as const).map(value => ({
          value,
          label: t(`fields:identityMethods.${value}`)
        }))}
        value={method}
        onChange={onChange}
      />
    </>
  )
}
