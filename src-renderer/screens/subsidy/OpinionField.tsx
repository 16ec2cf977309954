import { Chip, Group, Text, Textarea } from '@mantine/core'

export interface OpinionFieldProps {
  readonly label: string
  /** What is missing while nothing is written. */
  readonly missing: string
  readonly presets: readonly string[]
  readonly maxLength: number
  readonly value: string
  readonly onChange: (text: string) => void
}

/** What somebody has to say about all lines of a decision: a usual sentence by a click, or their own. */
export function OpinionField({ label, missing, presets, maxLength, value, onChange }: OpinionFieldProps) {
  return (
    <div>
      <Text fw={600}>{label}</Text>
      <Chip.Group value={value} onChange={chosen => onChange(String(chosen))}>
        <Group gap={6} my={6}>
          {presets.map(preset => (
            <Chip key={preset} value={preset} size="xs" radius={4}>
              {preset}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Textarea
        aria-label={label}
        placeholder={missing}
        value={value}
        maxLength={maxLength}
        onChange={event => onChange(event.currentTarget.value)}
        data-autofocus
      />
    </div>
  )
}
