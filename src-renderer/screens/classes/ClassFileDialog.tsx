import { Anchor, Button, Group, ScrollArea, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TrainingClass } from '../../../domain/training/class.ts'
import type { FilePart, FileStanding } from '../../../domain/training/class-file.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { type ClassFile, useClassFile } from '../../queries/class-file.ts'
import { useTeachersOf } from '../../queries/teachers.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { useOrganisation } from '../../queries/use-directory.ts'
import { useToday } from '../../queries/use-today.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import type { ClassList } from './class-list.ts'
import {
  applicationList,
  type ClassNames,
  certificatesList,
  indexList,
  onlineHoursList,
  resultsList,
  rosterList,
  signInList,
  timetableList
} from './class-lists.ts'
import { redemptionsPaper } from './redemptions-paper.ts'
import { useClassPapers } from './use-class-papers.ts'

export interface ClassFileDialogProps {
  readonly trainingClass: TrainingClass
  readonly onClose: () => void
}

const tones = { there: 'green', missing: 'orange', 'not-needed': 'gray' } as const

/** 一班一档: what belongs to the file of a class, what is missing and how it comes; each part printed or saved. */
export function ClassFileDialog({ trainingClass, onClose }: ClassFileDialogProps) {
  const { t } = useTranslation(['classFile', 'actions', 'papers'])
  const names = useClassNames(trainingClass)
  const read = useClassFile(trainingClass)
  const file = names.isWhole ? read : undefined
  const papers = useClassPapers(trainingClass)
  const print = useOfficePaper()
  const today = useToday()
  const missing = file?.standing.filter(({ standing }) => standing === 'missing').length ?? 0
  return (
    <DialogFrame title={t('classFile:title', { name: trainingClass.name })} size={860} onClose={onClose}>
      <Group justify="space-between" mb={8}>
        <Text role="status">{missing === 0 ? t('classFile:whole') : t('classFile:missing', { n: missing })}</Text>
        <Group gap={8}>
          <Button
            variant="default"
            disabled={file === undefined}
            onClick={() =>
              file && void print(redemptionsPaper(trainingClass, names.centre, file.rows, file.attendances))
            }
          >
            {t('papers:buttons.redemptions')}
          </Button>
          <Button
            variant="default"
            disabled={file === undefined}
            onClick={() => file && papers.preview([indexList(trainingClass, file.standing)])}
            data-autofocus
          >
            {t('classFile:printIndex')}
          </Button>
        </Group>
      </Group>
      {file === undefined ? (
        <PageSkeleton rows={10} />
      ) : (
        <ScrollArea.Autosize mah="60vh" type="auto" viewportProps={{ tabIndex: 0 }}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('classFile:columns.part')}</Table.Th>
                <Table.Th>{t('classFile:columns.standing')}</Table.Th>
                <Table.Th>{t('classFile:columns.remark')}</Table.Th>
                <Table.Th>{t('actions:print')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {file.standing.map(one => (
                <PartRow
                  key={one.part}
                  standing={one}
                  trainingClass={trainingClass}
                  lists={listsOf(one.part, trainingClass, file, names, today)}
                  papers={papers}
                />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      {papers.dialog}
    </DialogFrame>
  )
}

function useClassNames(trainingClass: TrainingClass): ClassNames & { readonly isWhole: boolean } {
  const centre = useOrganisation(trainingClass.centre)
  const teachers = useTeachersOf(trainingClass)
  return {
    centre: centre?.name ?? trainingClass.centre,
    site: centre?.sites.find(({ id }) => id === trainingClass.site)?.name ?? trainingClass.site,
    teacher: person => teachers.get(person)?.name ?? '',
    isWhole: (trainingClass.teachers ?? []).every(person => teachers.has(person))
  }
}

/** The papers of a part; some parts are told by another paper. */
function listsOf(
  part: FilePart,
  one: TrainingClass,
  file: ClassFile,
  names: ClassNames,
  today: string
): readonly ClassList[] {
  const { rows, attendances } = file
  switch (part) {
    case 'application':
      return [applicationList(one, names, today)]
    case 'timetable':
      return [timetableList(one, names)]
    case 'roster':
      return [rosterList(one, rows)]
    case 'signIns':
      return one.sessions
        .filter(({ mode }) => mode === 'offline')
        .map(session => signInList(one, session, rows, attendances))
    case 'onlineHours':
      return [onlineHoursList(one, rows)]
    case 'results':
      return [resultsList(one, rows)]
    case 'certificates':
      return [certificatesList(one, rows)]
    case 'approval':
    case 'teachers':
    case 'claim':
      return []
  }
}

interface PartRowProps {
  readonly standing: FileStanding
  readonly trainingClass: TrainingClass
  readonly lists: readonly ClassList[]
  readonly papers: ReturnType<typeof useClassPapers>
}

function PartRow({ standing: { part, standing, have, of }, trainingClass, lists, papers }: PartRowProps) {
  const { t } = useTranslation(['classFile', 'actions'])
  const [only] = lists
  const name = t(`classFile:parts.${part}`)
  return (
    <Table.Tr>
      <Table.Td>
        <PartName part={part} name={name} id={trainingClass.id} />
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <ToneBadge text={t(`classFile:standing.${standing}`)} tone={tones[standing]} />
          {of > 1 ? <span className="tabular">{`${have} / ${of}`}</span> : null}
        </Group>
      </Table.Td>
      <Table.Td>{standing === 'missing' ? t(`classFile:completes.${part}`) : ''}</Table.Td>
      <Table.Td>
        {only === undefined ? null : (
          <Group gap={4} wrap="nowrap">
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('classFile:printOf', { name })}
              onClick={() => papers.preview(lists)}
            >
              {t('actions:print')}
            </Button>
            {lists.length === 1 ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('classFile:exportOf', { name })}
                onClick={() => papers.save(only)}
              >
                {t('actions:export')}
              </Button>
            ) : null}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** Leads to the page on which the part is completed, where this desk has it. */
function PartName({ part, name, id }: { readonly part: FilePart; readonly name: string; readonly id: string }) {
  const isCentre = useHasRole('centre-operator')
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const address = pageOf(part, encodeURIComponent(id), isCentre, isCentre || isCounty)
  if (address === undefined) return name
  return (
    <Anchor component={Link} to={address} inherit>
      {name}
    </Anchor>
  )
}

function pageOf(part: FilePart, id: string, hasAttendance: boolean, hasResults: boolean): string | undefined {
  switch (part) {
    case 'roster':
      return hasAttendance ? `/attendance?class=${id}` : undefined
    case 'signIns':
      return hasAttendance ? `/attendance?class=${id}&tab=sign-ins` : undefined
    case 'onlineHours':
    case 'results':
    case 'certificates':
      return hasResults ? `/results?class=${id}` : undefined
    case 'claim':
      return '/subsidy'
    case 'application':
    case 'approval':
    case 'teachers':
    case 'timetable':
      return undefined
  }
}
