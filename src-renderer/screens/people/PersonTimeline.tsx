import { useTranslation } from 'react-i18next'
import type { Certificate } from '../../../domain/certificate/certificate.ts'
import type { Person } from '../../../domain/person/person.ts'
import { Timeline } from '../../components/page/Timeline.tsx'
import { rejectionText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import { useEntries } from '../../queries/use-entries.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { type PersonEvent, personEvents } from './person-timeline.ts'

export type PersonTimelineProps = {
  readonly person: Person
  readonly vouchers: readonly HeldVoucher[]
  readonly enrolments: readonly PageRow<'enrolment'>[]
  readonly certificates?: readonly Certificate[] | undefined
}

export function PersonTimeline({ person, vouchers, enrolments, certificates }: PersonTimelineProps) {
  const { t } = useTranslation(['people', 'states', 'kinds'])
  const { entries } = useEntries({ text: person.id })
  const titleOf = ({ what }: PersonEvent): string => {
    switch (what.kind) {
      case 'applied':
        return t('people:events.applied', { skill: skillText(what.skill) })
      case 'issued':
      case 'collected':
      case 'bound':
        return t(`people:events.${what.kind}`, { code: what.code })
      case 'enrolment':
        return t('people:events.enrolment', {
          state: t(`states:enrolment.${what.state}`),
          skill: skillText(what.skill)
        })
      case 'certified':
      case 'confirmed':
      case 'revoked':
        return t(`people:events.${what.kind}`, { number: what.number })
      case 'entry':
        return t(`kinds:${what.entry}`)
    }
  }
  const items = personEvents(vouchers, enrolments, entries ?? [], certificates).map(event => ({
    id: event.id,
    at: event.at,
    isDay: event.isDay,
    title: titleOf(event),
    ...(event.lane === undefined ? {} : { lane: event.lane }),
    ...(event.reason ? { note: event.reason } : {}),
    ...(event.rejection ? { note: rejectionText(event.rejection).reason } : {})
  }))
  return <Timeline items={items} />
}
