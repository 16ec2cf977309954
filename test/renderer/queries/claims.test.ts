import { expect, it } from 'vitest'
import { certificateId } from '../../../domain/certificate/certificate.ts'
import { claimableOf } from '../../../src-renderer/queries/claims.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { numberOf, stage } from '../../doubles/loop-desk.ts'

it('what of a class can be claimed for is told apart from what waits for the county and from what is in a claim', () => {
  const desk = furnishedDesk()
  const rows = [stage.entered, stage.confirmed, stage.submitted, stage.paying].map(n => ({
    certificate: desk.get('certificate', certificateId(numberOf(n))),
    voucher: desk.get('voucher', `v-${n}`)
  }))
  const { certificates, ...rest } = claimableOf(rows)
  expect(certificates.map(({ id }) => id)).toEqual([certificateId(numberOf(stage.confirmed))])
  expect(rest).toEqual({ unconfirmed: 1, claimed: 2 })
})

it('nothing can be claimed for where no certificate is entered', () => {
  expect(claimableOf([{ certificate: undefined, voucher: undefined }])).toEqual({
    certificates: [],
    unconfirmed: 0,
    claimed: 0
  })
})
