/** What the command line may change. Everything else on it belongs to Electron and Chromium. */
export interface StartOptions {
  /** `--demo`: line and power can be cut by hand. */
  readonly isDemo: boolean
}

export const readStartOptions = (argv: readonly string[]): StartOptions => ({ isDemo: argv.includes('--demo') })
