import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Panel } from '../../components/page/Panel.tsx'
import { usePage } from '../../queries/use-page.ts'
import { useToday } from '../../queries/use-today.ts'

/** Classes that run at a time at one place are few. */
const CLASSES = 100

/** The sessions of today, in the order of the day. */
export function TodaySessions() {
  const { t } = useTranslation(['today', 'fields'])
  const today = useToday()
  const { rows } = usePage({ collection: 'trainingClass', where: { state: 'running' }, limit: CLASSES })
  const sessions = (rows ?? [])
    .flatMap(({ document }) => document.sessions.map(session => ({ session, trainingClass: document })))
    .filter(({ session }) => session.date === today)
    .sort((a, b) => (a.session.from < b.session.from ? -1 : 1))
  return (
    <Panel title={t('today:sessions')}>
      {sessions.length === 0 ? (
        <Text c="dimmed">{t('today:noSessions')}</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {sessions.map(({ session, trainingClass }) => (
              <Table.Tr key={session.id}>
                <Table.Td className="tabular">{`${session.from}–${session.to}`}</Table.Td>
                <Table.Td>
                  <Link to={`/classes?id=${encodeURIComponent(trainingClass.id)}`}>{trainingClass.name}</Link>
                </Table.Td>
                <Table.Td>{t(`fields:sessionParts.${session.part}`)}</Table.Td>
                <Table.Td>{t(`fields:sessionModes.${session.mode}`)}</Table.Td>
                <Table.Td className="tabular">{`${trainingClass.seatsTaken} / ${trainingClass.capacity}`}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}
