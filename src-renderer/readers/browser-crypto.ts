import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64urlToBytes } from '../../domain/codes/base64url.ts'
import type { Suite } from '../../domain/journal/entry.ts'
import type { Crypto } from '../../domain/sync/ports.ts'

// The page checks signatures itself because Chromium 130 has no Ed25519 in WebCrypto. It never signs.
hashes.sha512 = sha512

function verifyEd25519(publicKey: string, message: string, signature: string): boolean {
  const key = base64urlToBytes(publicKey)
  const proof = base64urlToBytes(signature)
  if (key?.length !== 32 || proof?.length !== 64) return false
  // Strict RFC 8032 as in node:crypto: both ends of a wire must judge a signature alike.
  return verify(proof, utf8ToBytes(message), key, { zip215: false })
}

/** The port that `checkCredential` and the reducers take, synchronous and without secrets. */
export const browserCrypto: Crypto = {
  sha256: text => bytesToHex(sha256(utf8ToBytes(text))),
  verify: (suite: Suite, publicKey, message, signature) => {
    switch (suite) {
      case 'ed25519':
        return verifyEd25519(publicKey, message, signature)
    }
  }
}
