import { Group, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { recordedPurposes } from '../../../domain/protocol/disclosure.ts'
import { disclosureOutcomes } from '../../../domain/protocol/disclosure-page.ts'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { type DisclosureNarrowing, useReadablePlaces } from '../../queries/disclosures.ts'
import { useEveryOperatorOf } from '../../queries/use-directory.ts'

/** The filter row; what is asked is in the address. */
export function useDisclosureFilter() {
  const { t } = useTranslation('disclosures')
  const [from, setFrom] = useAddressValue('from')
  const [until, setUntil] = useAddressValue('until')
  const [organisation, setOrganisation] = useAddressValue('organisation')
  const [operator, setOperator] = useAddressValue('operator')
  const [purposeText, setPurpose] = useAddressValue('purpose')
  const [outcomeText, setOutcome] = useAddressValue('outcome')
  const purpose = recordedPurposes.find(one => one === purposeText)
  const outcome = disclosureOutcomes.find(one => one === outcomeText)
  const narrowing: DisclosureNarrowing = { organisation, operator, purpose, outcome, from, until }
  const places = useReadablePlaces()
  const operators = useEveryOperatorOf(organisation)
  const day = (label: string, short: string, value: string | undefined, set: typeof setFrom) => (
    <TextInput
      type="date"
      aria-label={label}
      title={label}
      leftSection={
        <Text span fz="sm" c="dimmed">
          {short}
        </Text>
      }
      leftSectionWidth="2.5rem"
      value={value ?? ''}
      onChange={event => set(event.currentTarget.value, 'replace')}
      w={158}
    />
  )
  const fields = (
    <Group gap={8}>
      {day(t('from'), t('fromShort'), from, setFrom)}
      {day(t('until'), t('untilShort'), until, setUntil)}
      <FilterSelect
        label={t('place')}
        any={t('anyPlace')}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={organisation}
        onChange={chosen => {
          setOperator(undefined, 'replace')
          setOrganisation(chosen)
        }}
        width={236}
        isLong
      />
      {organisation === undefined ? null : (
        <FilterSelect
          label={t('operator')}
          any={t('anyOperator')}
          options={operators.map(({ id, label }) => ({ value: id, label }))}
          value={operator}
          onChange={setOperator}
          width={130}
        />
      )}
      <FilterSelect
        label={t('purpose')}
        any={t('anyPurpose')}
        options={recordedPurposes.map(value => ({ value, label: t(`purposes.${value}`) }))}
        value={purpose}
        onChange={setPurpose}
        width={140}
      />
      <FilterSelect
        label={t('outcome')}
        any={t('anyOutcome')}
        options={disclosureOutcomes.map(value => ({ value, label: t(`outcomes.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
        width={160}
      />
    </Group>
  )
  const clear = () => {
    for (const set of [setFrom, setUntil, setOrganisation, setOperator, setPurpose, setOutcome])
      set(undefined, 'replace')
  }
  const isNarrowed = Object.values(narrowing).some(one => one !== undefined)
  return { narrowing, fields, clear, isNarrowed }
}
