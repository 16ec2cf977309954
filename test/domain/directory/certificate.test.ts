import { describe, expect, test } from 'vitest'
import { certificateMessage, checkCertificate, signedCertificateSchema } from '../../../domain/directory/certificate.ts'
import { certificate, facts, ports, strangerKey } from '../voucher/credential-office.ts'

describe('a device certificate', () => {
  test('[Q8] is proven by the named server key and says exactly this', async () => {
    const signed = certificate()
    expect(signedCertificateSchema.parse(JSON.parse(JSON.stringify(signed)))).toEqual(signed)
    expect(await checkCertificate(signed, facts(), ports.verify)).toBe(true)
    expect(certificateMessage(signed.certificate)).toMatchInlineSnapshot(
      `"{"certificate":{"deviceId":"019aa0b2-4c1d-7e3f-8a5b-6c7d8e9f0a1d","from":1790000000000,"generation":1,"keyId":"server-2026","organisation":"county-office-140121","publicKey":"gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5Q","serverId":"f1d7c4f0-0a3e-4b57-9f0e-9a3fbb1d3c11","suite":"ed25519"},"purpose":"jinquan device certificate"}"`
    )
  })

  test('[Q8] fails for another signer, key, server or content', async () => {
    const signed = certificate()
    const changed = { ...signed, certificate: { ...signed.certificate, generation: 2 } }
    for (const wrong of [
      certificate({}, strangerKey),
      certificate({ keyId: 'unheard-of' }),
      certificate({ serverId: 'practice' }),
      changed
    ]) {
      expect(await checkCertificate(wrong, facts(), ports.verify)).toBe(false)
    }
  })
})
