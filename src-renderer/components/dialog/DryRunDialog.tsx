import { Button, Group, Modal, ScrollArea, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'
import type { Tone } from '../badge/state-looks.ts'
import classes from './dialog.module.css'

/** One figure of what would happen: 可发放 120, 已有在用券 6. */
export interface DryRunFigure {
  readonly label: string
  readonly count: number
  readonly tone: Tone
}

/** One row that would not go through, and why. */
export interface DryRunProblem {
  readonly id: string
  readonly subject: string
  readonly reason: string
}

export interface DryRunDialogProps {
  readonly opened: boolean
  readonly title: string
  readonly figures: readonly DryRunFigure[]
  readonly problems: readonly DryRunProblem[]
  /** More problems than are listed. */
  readonly moreProblems?: number
  readonly confirmLabel: string
  /** False when nothing would happen at all. */
  readonly canConfirm: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** Writes the problems to a file. */
  readonly onExport?: (() => void) | undefined
}

/** Shows what a bulk action would do before it is done. */
export function DryRunDialog(props: DryRunDialogProps) {
  const { t } = useTranslation(['components', 'actions'])
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size={720}
      closeButtonProps={{ 'aria-label': t('actions:close') }}
    >
      <Stack gap="md">
        <SimpleGrid cols={Math.max(1, Math.min(4, props.figures.length))} spacing={8}>
          {props.figures.map(figure => (
            <div key={figure.label} className={classes.figure} data-tone={figure.tone}>
              <span className={classes.count}>{formatCount(figure.count)}</span>
              <span>{figure.label}</span>
            </div>
          ))}
        </SimpleGrid>
        {props.problems.length === 0 ? null : <ProblemList {...props} />}
        <Group justify="space-between">
          {props.onExport === undefined ? (
            <span />
          ) : (
            <Button variant="subtle" onClick={props.onExport}>
              {t('components:dialog.exportProblems')}
            </Button>
          )}
          <Group gap={8}>
            <Button variant="default" onClick={props.onClose}>
              {t('actions:cancel')}
            </Button>
            <Button data-autofocus onClick={props.onConfirm} disabled={!props.canConfirm} loading={props.busy ?? false}>
              {props.confirmLabel}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}

function ProblemList({ problems, moreProblems = 0 }: DryRunDialogProps) {
  const { t } = useTranslation('components')
  return (
    <div>
      <Text fw={600} mb={4}>
        {t('dialog.problems')}
      </Text>
      <ScrollArea.Autosize mah={280} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table>
          <Table.Tbody>
            {problems.map(problem => (
              <Table.Tr key={problem.id}>
                <Table.Td className={classes.subject}>{problem.subject}</Table.Td>
                <Table.Td>{problem.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {moreProblems === 0 ? null : (
        <Text fz="sm" c="dimmed" mt={4}>
          {t('dialog.moreProblems', { n: formatCount(moreProblems) })}
        </Text>
      )}
    </div>
  )
}
