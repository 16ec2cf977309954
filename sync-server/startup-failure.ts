/**
 * What can stop the server from starting, with the exit code of each (numbers follow sysexits.h).
 * The message is for the person who started the server: plain words, what to do, no stack.
 */
export const startupExitCode = {
  usage: 64,
  databaseUnreachable: 69,
  unexpected: 70,
  portTaken: 71,
  dataFolderUnusable: 73,
  dataFolderInUse: 75,
  databaseVersion: 76,
  schemaNewer: 77,
  schemaChanged: 78,
  secretMissing: 79
} as const

export type StartupFailureCode = keyof typeof startupExitCode

export class StartupFailure extends Error {
  override readonly name = 'StartupFailure'
  readonly code: StartupFailureCode

  constructor(message: string, options: { readonly code: StartupFailureCode; readonly cause?: unknown }) {
    super(message, { cause: options.cause })
    this.code = options.code
  }

  get exitCode(): number {
    return startupExitCode[this.code]
  }
}
