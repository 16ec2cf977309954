import { Button, Group, Select, Tabs, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { formatTime } from '../../locale/format.ts'
import { useAddressValue } from '../../platform/address.ts'
import { type RosterRow, useRoster, useSignIns } from '../../queries/attendance.ts'
import { useOpenClasses } from '../../queries/classes.ts'
import { useDeskAtWork, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useToday, useTrustedNow } from '../../queries/use-today.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { useSessionLabel } from '../verify/PlaceBar.tsx'
import { likelySession } from '../verify/verify-choice.ts'
import { rosterList, signInList } from './class-lists.ts'
import classes from './classes.module.css'
import { MakeUpDialog } from './MakeUpDialog.tsx'
import { missedBy } from './make-up.ts'
import { RosterTable } from './RosterTable.tsx'
import { SignInsTable } from './SignInsTable.tsx'
import { signingOut, useMaySignOut } from './sign-out.ts'
import { useClassPapers } from './use-class-papers.ts'

/** 签到: roster and sign-ins of one class. */
export function AttendancePage() {
  const { t } = useTranslation(['classes', 'verify'])
  const { organisation } = useDeskAtWork()
  const offered = useOpenClasses(organisation.id)
  const [wanted, setClass] = useAddressValue('class')
  if (!offered) return <PageSkeleton />
  const chosen = offered.find(({ id }) => id === wanted) ?? offered[0]
  return (
    <PageFrame
      title={t('classes:roster.page')}
      filters={
        <Select
          className={classes.choice ?? ''}
          aria-label={t('verify:place.class')}
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen?.id ?? null}
          onChange={id => setClass(id ?? undefined, 'replace')}
          allowDeselect={false}
          searchable
        />
      }
    >
      {chosen ? (
        <ClassAttendance key={chosen.id} trainingClass={chosen} />
      ) : (
        <EmptyState text={t('verify:place.none')} />
      )}
    </PageFrame>
  )
}

function ClassAttendance({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const [tab, setTab] = useAddressValue('tab')
  return (
    <Tabs
      className={classes.tabs ?? ''}
      value={tab === 'sign-ins' ? tab : 'roster'}
      onChange={value => setTab(value ?? undefined, 'replace')}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="roster">{t('roster.title')}</Tabs.Tab>
        <Tabs.Tab value="sign-ins">{t('signIns.title')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="roster" className={classes.panel ?? ''}>
        <RosterPanel trainingClass={trainingClass} />
      </Tabs.Panel>
      <Tabs.Panel value="sign-ins" className={classes.panel ?? ''}>
        <SignInsPanel trainingClass={trainingClass} />
      </Tabs.Panel>
    </Tabs>
  )
}

/** A paper is drawn once: without the names that are still being opened it would be a list of numbers. */
const isWhole = (roster: readonly RosterRow[] | undefined): boolean =>
  roster !== undefined && roster.length > 0 && roster.every(({ person }) => person !== undefined)

function RosterPanel({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const roster = useRoster(trainingClass.id)
  const { preview } = useClassPapers(trainingClass)
  return (
    <>
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          disabled={!isWhole(roster)}
          onClick={() => preview([rosterList(trainingClass, roster ?? [])])}
        >
          {t('roster.print')}
        </Button>
      </Group>
      <div className={classes.fill}>
        <RosterTable trainingClass={trainingClass.id} sessions={trainingClass.sessions} />
      </div>
    </>
  )
}

function SignInsPanel({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation(['classes', 'verify'])
  const sessionLabel = useSessionLabel()
  const today = useToday()
  const clock = formatTime(useTrustedNow())
  const [wanted, setSession] = useAddressValue('session')
  const { sessions } = trainingClass
  const likely = likelySession(trainingClass, today, clock)
  const session =
    sessions.find(({ id }) => id === wanted) ?? sessions.find(({ id }) => id === likely) ?? sessions.at(-1)
  const roster = useRoster(trainingClass.id)
  const signIns = useSignIns(trainingClass.id, session?.id ?? '')
  const { preview } = useClassPapers(trainingClass)
  const { say, busy } = useSaidCommand()
  const maySignOut = useMaySignOut()
  const mayMakeUp = useMayAuthor('attendance.make-up')
  const [isMakingUp, setMakingUp] = useState(false)
  if (!session) return <EmptyState text={t('classes:signIns.noSession')} />
  const staying = (signIns ?? []).flatMap(({ attendance }) => (maySignOut(attendance) ? [attendance] : []))
  const signOutAll = () => say(staying.map(signingOut), t('classes:signIns.signedOut', { n: staying.length }))
  const signed = (signIns ?? []).map(({ attendance }) => attendance)
  const present = signed.filter(({ state }) => state === 'present').length
  return (
    <>
      <Group justify="space-between">
        <Group gap={12}>
          <Select
            className={classes.choice ?? ''}
            aria-label={t('verify:place.session')}
            data={sessions.map(one => ({ value: one.id, label: sessionLabel(one) }))}
            value={session.id}
            onChange={id => setSession(id ?? undefined, 'replace')}
            allowDeselect={false}
          />
          <Text role="status">{t('classes:signIns.count', { present, total: roster?.length ?? 0 })}</Text>
        </Group>
        <Group gap={8}>
          {staying.length > 0 ? (
            <Button variant="default" loading={busy} onClick={() => void signOutAll()}>
              {t('classes:signIns.signOutAll', { n: staying.length })}
            </Button>
          ) : null}
          {mayMakeUp && trainingClass.state === 'running' ? (
            <Button variant="default" onClick={() => setMakingUp(true)}>
              {t('classes:makeUp.action')}
            </Button>
          ) : null}
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} />}
            disabled={!isWhole(roster)}
            onClick={() => preview([signInList(trainingClass, session, roster ?? [], signed)])}
          >
            {t('classes:signIns.print')}
          </Button>
        </Group>
      </Group>
      <div className={classes.fill}>
        <SignInsTable trainingClass={trainingClass.id} session={session.id} />
      </div>
      {isMakingUp ? (
        <MakeUpDialog
          session={session.id}
          sessionText={sessionLabel(session)}
          missed={missedBy(roster ?? [], signed)}
          onClose={() => setMakingUp(false)}
        />
      ) : null}
    </>
  )
}
