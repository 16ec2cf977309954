import { expect, it } from 'vitest'
import { certificateId } from '../../../domain/certificate/certificate.ts'
import { confirmingOf } from '../../../src-renderer/commands/confirming.ts'
import { eachOnce, type ResultRow } from '../../../src-renderer/queries/results.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS, numberOf, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId } from '../../doubles/test-desk.ts'

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
    const certificate = enrolment.certificate === '' ? undefined : desk.get('certificate', enrolment.certificate)
    return { enrolment, person: null, voucher: undefined, provisional: false, certificate }
  }
  const rows = [stage.completed, stage.entered, stage.confirmed].map(rowOf)
  const { certificates, passedOver } = confirmingOf(rows)
  expect(certificates.map(({ id }) => id)).toEqual([certificateId(numberOf(stage.entered))])
  expect(passedOver).toEqual([
    { enrolment: enrolmentId(stage.completed), why: 'none' },
    { enrolment: enrolmentId(stage.confirmed), why: 'confirmed' }
  ])
})
