import { expect, it } from 'vitest'
import { type Certificate, certificateId } from '../../../domain/certificate/certificate.ts'
import { confirmingOf } from '../../../src-renderer/commands/confirming.ts'
import { certificatesOf, trainingOf } from '../../../src-renderer/queries/people-record.ts'
import { eachOnce, type ResultRow, resultOf } from '../../../src-renderer/queries/results.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS, numberOf, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId } from '../../doubles/test-desk.ts'

const revokedOn = ({ documents }: ReturnType<typeof furnishedDesk>): readonly Certificate[] =>
  [...documents.values()].flatMap(one => ('issuedOn' in one && one.state === 'revoked' ? [one] : []))

it('a class that has just ended is offered once, as it stands in the later answer', () => {
  const desk = furnishedDesk()
  const finished = desk.get('trainingClass', LOOP_CLASS)
  const running = { ...finished, state: 'running' as const }
  expect(eachOnce([running, finished])).toEqual([finished])
  expect(eachOnce([finished])).toEqual([finished])
})

it('of chosen rows the certificates that wait are confirmed, and every other row says why it is not', () => {
  const desk = furnishedDesk()
  const rowOf = (n: number): ResultRow => {
    const enrolment = desk.get('enrolment', enrolmentId(n))
    return resultOf({ enrolment, person: null, voucher: undefined, provisional: false }, desk.read, revokedOn(desk))
  }
  const rows = [stage.completed, stage.entered, stage.confirmed, stage.withheld].map(rowOf)
  // Who is still in training, or failed, has nothing that the county could wait for.
  const ended = (['on-roster', 'training', 'failed'] as const).map(state => {
    const row = rowOf(stage.completed)
    return { ...row, enrolment: { ...row.enrolment, id: state, state } }
  })
  const { certificates, passedOver } = confirmingOf([...rows, ...ended])
  expect(certificates.map(({ id }) => id)).toEqual([certificateId(numberOf(stage.entered))])
  expect(passedOver).toEqual([
    { enrolment: enrolmentId(stage.completed), why: 'none' },
    { enrolment: enrolmentId(stage.confirmed), why: 'confirmed' },
    { enrolment: enrolmentId(stage.withheld), why: 'revoked' },
    { enrolment: 'on-roster', why: 'training' },
    { enrolment: 'training', why: 'training' },
    { enrolment: 'failed', why: 'failed' }
  ])
})

it('[Z4] a certificate that was revoked stays with its worker, behind the one that came in its place', () => {
  const desk = furnishedDesk()
  const place = desk.get('enrolment', enrolmentId(stage.withheld))
  const gone = desk.get('certificate', certificateId(numberOf(stage.withheld)))
  expect(place.certificate).toBe('')
  expect(gone.state).toBe('revoked')
  expect(certificatesOf([trainingOf(place, desk.read, revokedOn(desk))])).toEqual([gone])
  const held = desk.get('certificate', certificateId(numberOf(stage.confirmed)))
  const again = { ...place, certificate: held.id }
  expect(certificatesOf([trainingOf(again, desk.read, revokedOn(desk))])).toEqual([held, gone])
  expect(
    resultOf({ enrolment: again, person: null, voucher: undefined, provisional: false }, desk.read, [gone])
  ).toMatchObject({ certificate: held, revoked: undefined })
})
