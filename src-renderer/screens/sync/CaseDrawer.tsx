import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../domain/casework/case.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { Timeline } from '../../components/page/Timeline.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import { formatExact } from '../../locale/format.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useDocument } from '../../queries/use-document.ts'
import { usePerson } from '../../queries/use-person.ts'
import { CaseSides } from './CaseSides.tsx'
import { kindText } from './entry-words.ts'
import { ResolveForm } from './ResolveForm.tsx'
import classes from './sync.module.css'
import { disputeReason, useCaseWords } from './use-case-words.ts'

export interface CaseDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One case: why, both sides, what rests on it, and the decision. */
export function CaseDrawer({ id, onClose }: CaseDrawerProps) {
  const { t } = useTranslation('cases')
  const { document, provisional } = useDocument('case', id)
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={document ? disputeReason(document) : t('title')}
      badge={document ? <StateBadge of="case" state={document.state} provisional={provisional} /> : undefined}
    >
      {document ? <CaseDetail key={document.id} dispute={document} /> : <Text c="dimmed">{t('emptyAll')}</Text>}
    </DetailDrawer>
  )
}

function CaseDetail({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('cases')
  const words = useCaseWords([dispute])
  const { identity, document: person } = usePerson(dispute.person)
  const mayDecide = useMayAuthor('dispute.resolve')
  const isOpen = dispute.state === 'open'
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { label: t('voucher'), value: words.voucher(dispute.voucher) },
          {
            label: t('person'),
            value: <PersonCell name={identity?.name} idNumber={identity?.masked} sample={person?.sample ?? false} />
          },
          { label: t('due'), value: dispute.due },
          { label: t('owner'), value: t(`owners.${dispute.owner}`) }
        ]}
      />
      <CaseSides dispute={dispute} words={words} />
      {dispute.resolution ? (
        <div className={classes.side}>
          <h3>{t('resolution')}</h3>
          <Text>{t(`decisions.${dispute.resolution.decision}`)}</Text>
          <Text>{dispute.resolution.reason}</Text>
          <Text fz="xs" c="dimmed">
            {formatExact(dispute.resolution.at)}
          </Text>
        </div>
      ) : null}
      {isOpen && mayDecide ? (
        <div className={classes.side}>
          <h3>{t('decide')}</h3>
          <ResolveForm dispute={dispute} />
        </div>
      ) : null}
      {isOpen && !mayDecide ? <Text c="dimmed">{t('mayNot')}</Text> : null}
      <div>
        <Title order={3}>{t('chain')}</Title>
        <Text fz="xs" c="dimmed" mb={6}>
          {t('chainHint')}
        </Text>
        <Timeline
          items={dispute.chain.map(({ entry, kind, at }) => ({
            id: entry,
            at,
            title: kindText(kind)
          }))}
        />
      </div>
    </Stack>
  )
}
