import { type ComboboxItem, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Level } from '../../../domain/fields.ts'

/** An occupation to choose from, with the levels that are offered there. */
export interface OccupationChoice {
  readonly code: string
  readonly name: string
  readonly levels: readonly Level[]
}

export interface OccupationLevel {
  readonly occupation: string
  readonly level: Level
}

export interface OccupationLevelPickerProps {
  readonly choices: readonly OccupationChoice[]
  /** The occupation may be chosen while the level is still open. */
  readonly value: Partial<OccupationLevel>
  readonly onChange: (value: Partial<OccupationLevel>) => void
  readonly occupationError?: string | undefined
  readonly levelError?: string | undefined
  readonly required?: boolean
  readonly disabled?: boolean
}

/** By name or by code: clerks know both. */
const isSought = ({ label, value }: ComboboxItem, search: string): boolean =>
  `${label} ${value}`.toLowerCase().includes(search.trim().toLowerCase())

/** Two fields: occupation by name or code, then a level among those offered for it. One level alone is taken at once. */
export function OccupationLevelPicker(props: OccupationLevelPickerProps) {
  const { t } = useTranslation('fields')
  const { choices, value, onChange } = props
  const chosen = choices.find(choice => choice.code === value.occupation)
  const chooseOccupation = (code: string | null) => {
    const next = choices.find(choice => choice.code === code)
    if (next === undefined) {
      onChange({})
      return
    }
    const kept = next.levels.find(level => level === value.level)
    const level = kept ?? (next.levels.length === 1 ? next.levels[0] : undefined)
    onChange(level === undefined ? { occupation: next.code } : { occupation: next.code, level })
  }
  const chooseLevel = (code: string | null) => {
    const level = chosen?.levels.find(offered => offered === code)
    if (chosen === undefined) return
    onChange(level === undefined ? { occupation: chosen.code } : { occupation: chosen.code, level })
  }
  const shared = { required: props.required ?? false, disabled: props.disabled ?? false }
  return (
    <>
      <Select
        {...shared}
        label={t('occupation')}
        data={choices.map(({ code, name }) => ({ value: code, label: name }))}
        filter={({ options, search }) => options.filter(option => 'value' in option && isSought(option, search))}
        renderOption={({ option }) => `${option.label} ${option.value}`}
        value={value.occupation ?? null}
        onChange={chooseOccupation}
        error={props.occupationError}
        // Another one is typed over the one that stands there.
        onFocus={event => event.currentTarget.select()}
        onClick={event => event.currentTarget.select()}
        selectFirstOptionOnChange
        searchable
        limit={50}
        nothingFoundMessage={t('occupationNotFound')}
      />
      <Select
        {...shared}
        label={t('level')}
        data={(chosen?.levels ?? []).map(level => ({ value: level, label: t(`levels.${level}`) }))}
        value={value.level ?? null}
        onChange={chooseLevel}
        error={props.levelError}
        disabled={shared.disabled || chosen === undefined}
      />
    </>
  )
}
