import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import type { Device } from '../../../domain/directory/device.ts'
import type { Operator } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import type { DirectoryThing } from '../../commands/directory.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { type Fact, Facts } from '../../components/page/Facts.tsx'
import { SupportCode } from '../../components/value/SupportCode.tsx'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { useDocument } from '../../queries/use-document.ts'
import { DirectoryActions } from './DirectoryActions.tsx'
import { useDirectoryWords } from './use-directory-words.ts'

export interface DirectoryDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One place, operator or device beside the list: what is known of it, and what may be done to it. */
export function DirectoryDrawer({ id, onClose }: DirectoryDrawerProps) {
  const { t } = useTranslation('directory')
  const { document, state, provisional } = useDocument('directory', id)
  const title = document?.kind === 'organisation' ? document.name : document?.label
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={title ?? t('title')}
      badge={document ? <StateBadge of="directory" state={document.state} provisional={provisional} /> : undefined}
      actions={document ? <DirectoryActions key={document.id} thing={document} /> : undefined}
    >
      {document ? <DirectoryFacts thing={document} /> : null}
      {document === undefined && state !== 'loading' ? <Text c="dimmed">{t('gone')}</Text> : null}
    </DetailDrawer>
  )
}

function DirectoryFacts({ thing }: { readonly thing: DirectoryThing }) {
  switch (thing.kind) {
    case 'organisation':
      return <OrganisationFacts organisation={thing} />
    case 'operator':
      return <OperatorFacts operator={thing} />
    case 'device':
      return <DeviceFacts device={thing} />
  }
}

function OrganisationFacts({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation(['directory', 'fields'])
  const words = useDirectoryWords()
  const { type, region, creditCode, licence, allowed, sites, offlineDays, updatedAt } = organisation
  const facts: readonly Fact[] = [
    { label: t('directory:type'), value: t(`directory:types.${type}`) },
    { label: t('directory:region'), value: regionName(region) },
    ...(creditCode === '' ? [] : [{ label: t('directory:creditCode'), value: creditCode }]),
    ...(licence === null ? [] : [{ label: t('directory:licence'), value: words.licence(licence) }]),
    ...(allowed.length === 0
      ? []
      : [{ label: t('directory:skills'), value: allowed.map(skillText).join(t('directory:and')) }]),
    ...(sites.length === 0
      ? []
      : [
          {
            label: t('directory:sites'),
            value: sites
              .map(({ name, county }) => t('directory:siteIn', { name, county: regionName(county) }))
              .join(t('directory:and'))
          }
        ]),
    {
      label: t('directory:offlineDays'),
      value:
        offlineDays === null ? t('directory:offlineByPolicy') : t('directory:days', { n: formatCount(offlineDays) })
    },
    { label: t('fields:updatedAt'), value: formatDateTime(updatedAt) }
  ]
  return <Facts facts={facts} />
}

function OperatorFacts({ operator }: { readonly operator: Operator }) {
  const { t } = useTranslation(['directory', 'fields'])
  const words = useDirectoryWords()
  const home = useOrganisations()?.get(operator.organisation)
  const devices = new Set(operator.keys.map(({ device }) => device))
  const facts: readonly Fact[] = [
    { label: t('directory:login'), value: operator.login },
    { label: t('directory:organisation'), value: home?.name ?? '' },
    { label: t('directory:roles'), value: words.roles(operator.roles) },
    { label: t('directory:keys'), value: t('directory:onDevices', { n: formatCount(devices.size) }) },
    ...(operator.suspendedAt === null
      ? []
      : [{ label: t('directory:suspendedAt'), value: formatDateTime(operator.suspendedAt) }]),
    { label: t('fields:updatedAt'), value: formatDateTime(operator.updatedAt) }
  ]
  return <Facts facts={facts} />
}

function DeviceFacts({ device }: { readonly device: Device }) {
  const { t } = useTranslation(['directory', 'fields'])
  const home = useOrganisations()?.get(device.organisation)
  const registered = device.certificates.at(-1)?.certificate.from
  const facts: readonly Fact[] = [
    { label: t('directory:organisation'), value: home?.name ?? '' },
    { label: t('directory:deviceId'), value: <SupportCode code={device.id} /> },
    { label: t('directory:generation'), value: formatCount(device.generation) },
    { label: t('directory:registered'), value: registered === undefined ? '' : formatDateTime(registered) },
    ...(device.revokedAt === null
      ? []
      : [{ label: t('directory:revokedAt'), value: formatDateTime(device.revokedAt) }]),
    { label: t('fields:updatedAt'), value: formatDateTime(device.updatedAt) }
  ]
  return <Facts facts={facts} />
}
