import { Chip, Group } from '@mantine/core'

export interface PresetChipsProps {
  readonly presets: readonly string[]
  /** What stands in the field: the chip that says the same is marked. */
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Usual sentences for a field of free words, each by a click. */
export function PresetChips({ presets, value, onChange }: PresetChipsProps) {
  return (
    <Chip.Group value={value} onChange={chosen => onChange(String(chosen))}>
      <Group gap={6}>
        {presets.map(preset => (
          <Chip key={preset} value={preset} size="xs" radius={4}>
            {preset}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
