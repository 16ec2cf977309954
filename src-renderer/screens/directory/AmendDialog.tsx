import { Button, Group, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { counties } from '../../../domain/codes/regions.ts'
import { isTrainingPlace, type Organisation } from '../../../domain/directory/organisation.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { amendingOrganisation } from '../../commands/directory.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { skillText } from '../../locale/skill-text.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import {
  type AmendForm,
  formOf,
  isBackwards,
  isHalfLicence,
  LONGEST_NAME,
  mostOfflineDays,
  mostSites,
  type SiteForm,
  skillKey,
  skillsToChoose,
  termsOf
} from './amend-form.ts'

export interface AmendDialogProps {
  readonly organisation: Organisation
  readonly onClose: () => void
}

/** 单位信息变更: name, licence, skills, sites and how long it may work without a line. */
export function AmendDialog({ organisation, onClose }: AmendDialogProps) {
  const { t } = useTranslation('directory')
  const { say, busy, refusal } = useFormCommand()
  const [form, setForm] = useState(() => formOf(organisation))
  const change = (part: Partial<AmendForm>) => setForm({ ...form, ...part })
  const terms = termsOf(form, organisation)
  const save = async () => {
    if (terms === null) return
    if (await say([amendingOrganisation(organisation.id, terms)], t('amended', { name: form.name.trim() }))) onClose()
  }
  return (
    <FormDialog
      title={t('amendTitle')}
      busy={busy}
      refusal={refusal}
      canSave={terms !== null && Object.keys(terms).length > 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        value={form.name}
        onChange={event => change({ name: event.currentTarget.value })}
        maxLength={LONGEST_NAME}
        error={form.name.trim() === '' ? t('nameMissing') : undefined}
        data-autofocus
        required
      />
      <NumberInput
        label={t('offlineDays')}
        description={t('offlineHint')}
        value={form.offlineDays}
        onChange={value => change({ offlineDays: value })}
        min={1}
        max={mostOfflineDays}
        allowDecimal={false}
        allowNegative={false}
      />
      {isTrainingPlace(organisation) ? <TrainingFields form={form} change={change} /> : null}
    </FormDialog>
  )
}

interface TrainingFieldsProps {
  readonly form: AmendForm
  readonly change: (part: Partial<AmendForm>) => void
}

/** What only a training place has: a licence, skills it may train, and sites. */
function TrainingFields({ form, change }: TrainingFieldsProps) {
  const { t } = useTranslation('directory')
  const fault = isHalfLicence(form) ? t('licenceHalf') : isBackwards(form) ? t('licenceBackwards') : undefined
  return (
    <>
      <TextInput
        type="date"
        label={t('licenceFrom')}
        value={form.from}
        onChange={event => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('licenceUntil')}
        value={form.until}
        onChange={event => change({ until: event.currentTarget.value })}
        error={fault}
      />
      <MultiSelect
        label={t('skills')}
        data={skillsToChoose(form.allowed).map(skill => ({ value: skillKey(skill), label: skillText(skill) }))}
        value={[...form.allowed]}
        onChange={allowed => change({ allowed })}
        searchable
        limit={60}
        hidePickedOptions
        nothingFoundMessage={t('noSkill')}
      />
      <Sites sites={form.sites} onChange={sites => change({ sites })} />
    </>
  )
}

interface SitesProps {
  readonly sites: readonly SiteForm[]
  readonly onChange: (sites: readonly SiteForm[]) => void
}

/** Sites are renamed or added; classes speak of them by id, so none is taken away. */
function Sites({ sites, onChange }: SitesProps) {
  const { t } = useTranslation('directory')
  const { newId } = useCommander()
  const put = (place: number, part: Partial<SiteForm>) =>
    onChange(sites.map((site, index) => (index === place ? { ...site, ...part } : site)))
  return (
    <>
      {sites.map((site, place) => (
        <Fragment key={site.id}>
          <TextInput
            label={t('siteNo', { n: place + 1 })}
            value={site.name}
            onChange={event => put(place, { name: event.currentTarget.value })}
            maxLength={LONGEST_NAME}
            error={site.name.trim() === '' ? t('siteMissing') : undefined}
            required
          />
          <Select
            label={t('siteCounty', { n: place + 1 })}
            data={counties().map(({ code, name }) => ({ value: code, label: name }))}
            value={site.county}
            onChange={county => county !== null && put(place, { county })}
            allowDeselect={false}
            searchable
          />
        </Fragment>
      ))}
      {sites.length < mostSites ? (
        <Group justify="flex-end">
          <Button
            variant="default"
            size="xs"
            onClick={() => onChange([...sites, { id: newId(), name: '', county: sites[0]?.county ?? '' }])}
          >
            {t('addSite')}
          </Button>
        </Group>
      ) : null}
    </>
  )
}
