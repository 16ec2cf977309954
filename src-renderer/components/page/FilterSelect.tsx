import { type ComboboxItem, Select } from '@mantine/core'

export interface FilterSelectProps {
  readonly label: string
  /** What stands there while nothing is chosen: 全部状态. */
  readonly any: string
  readonly options: readonly (ComboboxItem | string)[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly width: number
  /** Long lists are searched by typing. */
  readonly isLong?: boolean
}

/** As many as somebody looks through; typing finds the others. */
const SHOWN = 150

/** One choice of a filter row; cleared, it asks for everything. */
export function FilterSelect({ label, any, options, value, onChange, width, isLong = false }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      placeholder={any}
      data={[...options]}
      value={value ?? null}
      onChange={chosen => onChange(chosen ?? undefined)}
      w={width}
      clearable
      searchable={isLong}
      limit={SHOWN}
    />
  )
}
