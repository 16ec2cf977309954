import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StartupFailure } from './startup-failure.ts'

const portSchema = z.coerce.number().int().min(0).max(65_535)

const databaseUrlSchema = z.url({ protocol: /^postgres(ql)?$/ })

const environmentSchema = z.object({
  DATABASE_URL: databaseUrlSchema.optional(),
  READ_DATABASE_URL: databaseUrlSchema.optional(),
  JINQUAN_HOST: z.string().min(1).default('127.0.0.1'),
  JINQUAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  JINQUAN_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  JINQUAN_TRUSTED_PROXIES: z.string().default(''),
  JINQUAN_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  JINQUAN_METRICS_PORT: portSchema.optional()
})

const flagsSchema = z.object({
  port: portSchema.default(8787),
  data: z.string().min(1).default('data'),
  org: z.string().min(1).optional(),
  device: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  login: z.string().min(1).optional(),
  region: z
    .string()
    .regex(/^\d{2}(0000)?$/)
    .default('140000'),
  sample: z.boolean().default(false)
})

const commands = ['serve', 'found', 'register-code', 'first-password', 'seed', 'restored', 'lacking'] as const
export type Command = (typeof commands)[number]

export interface Settings {
  readonly command: Command
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** An own PostgreSQL (15 or newer); without it the packaged one runs in the data folder. */
  readonly databaseUrl: string | undefined
  /** A streaming standby of that database, which answers pulls as long as it has caught up. */
  readonly readDatabaseUrl: string | undefined
  /** Addresses or networks of the proxies in front, whose X-Forwarded-For is believed. */
  readonly trustedProxies: string[]
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number
  /** Where /metrics is served to operators: a port of its own, none where no port is set. */
  readonly metricsHost: string
  readonly metricsPort: number | undefined
  readonly logLevel: z.infer<typeof environmentSchema>['JINQUAN_LOG']
  readonly organisation: string | undefined
  /** The device whose next generation a code opens; without it the code registers a new device. */
  readonly device: string | undefined
  /** The provincial bureau that `found` registers. */
  readonly name: string | undefined
  /** Of its first administrator, or of whom a first password is for. */
  readonly login: string | undefined
  /** Its province: two digits, with or without four zeros. */
  readonly region: string
  readonly isSample: boolean
}

export const usage = `Usage:
  serve [--port N] [--data DIR]                start the server (the default command)
  found --org ID --name NAME --login LOGIN [--region 140000] [--data DIR]
                                               begin a province on an empty server: its bureau and first administrator,
                                               whose first password is printed
  register-code --org ID [--device ID] [--data DIR]
                                               print a one-time code for a new device of an organisation, or for the
                                               next generation of one that was frozen
  first-password --login LOGIN [--data DIR]    print a first password for an operator whom no administrator can help:
                                               the only administrator who forgot theirs
  seed --sample [--data DIR]                   fill an empty server with the sample province
  restored [--data DIR]                        after restoring a backup: begin a new epoch, so that devices offer again
  lacking [--data DIR]                         after that: which devices were told of entries that none has offered again
Environment: DATABASE_URL, READ_DATABASE_URL, JINQUAN_HOST, JINQUAN_LOG, JINQUAN_REQUESTS_PER_MINUTE,
  JINQUAN_TRUSTED_PROXIES, JINQUAN_METRICS_HOST, JINQUAN_METRICS_PORT`

const wrong = (reason: string, cause?: unknown): StartupFailure =>
  new StartupFailure(`${reason}\n${usage}`, { code: 'usage', cause })

const flagsFrom = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        org: { type: 'string' },
        device: { type: 'string' },
        name: { type: 'string' },
        login: { type: 'string' },
        region: { type: 'string' },
        sample: { type: 'boolean' }
      }
    })
  } catch (cause) {
    throw wrong((cause as Error).message, cause)
  }
}

/** Settings from the command line and the environment; throws StartupFailure 'usage' that names what is wrong. */
export const parseSettings = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>
): Settings => {
  const { values, positionals } = flagsFrom(args)
  const command = z.enum(commands).safeParse(positionals[0] ?? 'serve')
  if (!command.success || positionals.length > 1) throw wrong(`Unknown command: ${positionals.join(' ')}`)
  const flags = flagsSchema.safeParse(values)
  if (!flags.success) throw wrong(z.prettifyError(flags.error), flags.error)
  const variables = environmentSchema.safeParse(environment)
  if (!variables.success) throw wrong(z.prettifyError(variables.error), variables.error)
  if (command.data === 'register-code' && flags.data.org === undefined) throw wrong('register-code needs --org ID')
  const isFounded = [flags.data.org, flags.data.name, flags.data.login].every(flag => flag !== undefined)
  if (command.data === 'found' && !isFounded) throw wrong('found needs --org ID, --name NAME and --login LOGIN')
  if (command.data === 'first-password' && flags.data.login === undefined)
    throw wrong('first-password needs --login LOGIN')
  if (command.data === 'seed' && !flags.data.sample) throw wrong('seed needs --sample')
  return {
    command: command.data,
    host: variables.data.JINQUAN_HOST,
    port: flags.data.port,
    dataFolder: flags.data.data,
    databaseUrl: variables.data.DATABASE_URL,
    readDatabaseUrl: variables.data.READ_DATABASE_URL,
    trustedProxies: variables.data.JINQUAN_TRUSTED_PROXIES.split(',').filter(address => address !== ''),
    requestsPerMinute: variables.data.JINQUAN_REQUESTS_PER_MINUTE,
    metricsHost: variables.data.JINQUAN_METRICS_HOST,
    metricsPort: variables.data.JINQUAN_METRICS_PORT,
    logLevel: variables.data.JINQUAN_LOG,
    organisation: flags.data.org,
    device: flags.data.device,
    name: flags.data.name,
    login: flags.data.login,
    region: flags.data.region,
    isSample: flags.data.sample
  }
}
