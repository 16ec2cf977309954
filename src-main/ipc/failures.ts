import { type Failure, type FailureCode, failureCodes } from '../contract/failure.ts'

/** An exception that already knows which closed code the page should see (line down, disk full …). */
export class Foreseen extends Error {
  override readonly name: string = 'Foreseen'
  readonly code: FailureCode

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const systemCodes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full'
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

const isFailureCode = (code: string): code is FailureCode => failureCodes.some(known => known === code)

/** Maps whatever was thrown to a code. Nothing of the message goes along: it may hold a path or a name. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error)
  if (code === undefined) return { code: 'unexpected' }
  if (error instanceof Foreseen && isFailureCode(code)) return { code }
  return { code: systemCodes[code] ?? 'unexpected' }
}

/** What a log line may say about an exception: its class, system code and stack frames, not its message. */
export function traceOf(error: unknown): { name: string; code?: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
    .map(line => line.trim())
  const code = codeOf(error)
  return code === undefined ? { name: error.name, frames } : { name: error.name, code, frames }
}
