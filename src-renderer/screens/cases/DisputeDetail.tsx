import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Dispute } from '../../../domain/casework/case.ts'
import { Facts } from '../../components/page/Facts.tsx'
import { Timeline } from '../../components/page/Timeline.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import { formatExact } from '../../locale/format.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { usePerson } from '../../queries/use-person.ts'
import { kindText } from '../sync/entry-words.ts'
import { CaseSides } from './CaseSides.tsx'
import classes from './cases.module.css'
import { ResolveForm } from './ResolveForm.tsx'
import { useCaseWords } from './use-case-words.ts'

/** A dispute: why, both sides, what rests on it, and the decision. */
export function DisputeDetail({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('cases')
  const words = useCaseWords([dispute])
  const { identity, document: person } = usePerson(dispute.person)
  const mayDecide = useMayAuthor('dispute.resolve')
  const isOpen = dispute.state === 'open'
  return (
    <Stack gap="md">
      <Facts
        facts={[
          {
            label: t('voucher'),
            value:
              dispute.voucher === '' ? (
                t('noVoucher')
              ) : (
                <Anchor
                  component={Link}
                  to={`/vouchers?id=${encodeURIComponent(dispute.voucher)}`}
                  title={t('openVoucher')}
                  inherit
                >
                  {words.voucher(dispute.voucher)}
                </Anchor>
              )
          },
          {
            label: t('person'),
            value: <PersonCell who={identity} sample={person?.sample ?? false} />
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
