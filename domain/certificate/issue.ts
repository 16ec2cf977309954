import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { checkCertificateNumber } from '../codes/certificate-number.ts'
import type { Enrolment } from '../enrolment/enrolment.ts'
import { date, id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { certificateId } from './certificate.ts'

const args = z.strictObject({
  number: z.string().regex(/^[0-9A-Z]{22}$/),
  enrolment: z.uuid(),
  trainingClass: id,
  issuedOn: date
})
type Args = z.infer<typeof args>

/** certificate.issue 录入证书 (Z1): the certificate of a completed training, under a number that nobody else has. */
export const issueCertificate: Verb<Args, 'certificate.issue'> = {
  kind: 'certificate.issue',
  version: 1,
  args,
  by: ['centre-operator', 'assessor'],
  isValueAction: true,
  keys: a => [
    uses('write', 'certificate', certificateId(a.number)),
    uses('write', 'enrolment', a.enrolment),
    uses('read', 'trainingClass', a.trainingClass)
  ],
  reduce: (a, context) => {
    const { entry, author, read } = context
    const place = checkPlace(a, context)
    if ('refused' in place) return place.refused
    const { enrolment } = place
    const before = read('certificate', certificateId(a.number))
    if (before.state === 'present') return reject('certificate.exists', 'Z1')
    const wrong = checkNumber(a, enrolment, dateOfInstant(entry.latest))
    if (wrong) return wrong
    const { person, voucher, trainingClass, centre, county, occupation, level } = enrolment
    return accept([
      {
        collection: 'certificate',
        document: {
          id: certificateId(a.number),
          number: a.number,
          enrolment: enrolment.id,
          ...{ person, voucher, trainingClass, centre, county, occupation, level },
          issuedOn: a.issuedOn,
          enteredBy: author.organisation?.id ?? centre,
          state: 'entered',
          reason: '',
          confirmedAt: null,
          updatedAt: entry.at
        }
      },
      {
        collection: 'enrolment',
        document: { ...enrolment, certificate: certificateId(a.number), updatedAt: entry.at }
      }
    ])
  }
}

/** A completed training without a certificate yet, of the acting centre, or seen by an assessing body. */
function checkPlace(
  a: Args,
  { author, read }: Context
): { readonly enrolment: Enrolment } | { readonly refused: Outcome } {
  const found = read('enrolment', a.enrolment)
  if (found.state !== 'present') return { refused: reject('enrolment.unknown', 'Z1') }
  const enrolment = found.document
  const held = read('trainingClass', a.trainingClass)
  if (held.state !== 'present' || enrolment.trainingClass !== a.trainingClass)
    return { refused: reject('class.unknown', 'Z1') }
  const isAssessor = author.organisation?.type === 'assessor'
  if (!isAssessor && !actsFor(author, enrolment.centre)) return { refused: reject('class.not-yours', 'Z1') }
  if (enrolment.state !== 'completed')
    return { refused: reject('enrolment.wrong-state', 'Z1', { state: enrolment.state }) }
  if (enrolment.certificate !== '') return { refused: reject('certificate.exists', 'Z1') }
  return { enrolment }
}

/** Z2: the number has the form, and the level and year in it are the training's and the certificate's. */
function checkNumber(a: Args, { level }: Enrolment, today: string): Outcome | null {
  const check = checkCertificateNumber(a.number, { today })
  if (!check.ok) return reject('certificate.bad-number', 'Z2', { fault: check.code })
  if (check.level !== undefined && check.level !== level)
    return reject('certificate.bad-number', 'Z2', { fault: 'level', level })
  if (a.issuedOn > today || check.year !== a.issuedOn.slice(0, 4))
    return reject('certificate.bad-number', 'Z2', { fault: 'year', on: a.issuedOn })
  return null
}
