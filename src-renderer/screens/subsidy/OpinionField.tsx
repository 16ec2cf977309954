import { Box, Text, Textarea } from '@mantine/core'
import { PresetChips } from '../../components/form/PresetChips.tsx'

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
      <Box my={6}>
        <PresetChips presets={presets} value={value} onChange={onChange} />
      </Box>
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
