import { describe, expect, test } from 'vitest'
import { parseSettings } from '../../sync-server/settings.ts'

describe('settings', () => {
  test('default to serving from ./data on this machine only', () => {
    expect(parseSettings([], {})).toMatchObject({
      command: 'serve',
      host: '127.0.0.1',
      port: 8787,
      dataFolder: 'data',
      databaseUrl: undefined
    })
  })

  test('come from the command line and the environment', () => {
    const settings = parseSettings(['--port', '0', '--data', '/srv/x'], {
      DATABASE_URL: 'postgresql://a@b/c',
      READ_DATABASE_URL: 'postgresql://a@d/c'
    })
    expect(settings).toMatchObject({
      port: 0,
      dataFolder: '/srv/x',
      databaseUrl: 'postgresql://a@b/c',
      readDatabaseUrl: 'postgresql://a@d/c'
    })
  })

  test('a code is for a new device, or for the next generation of one that is named', () => {
    const command = ['register-code', '--org', 'county-a']
    expect(parseSettings(command, {})).toMatchObject({ organisation: 'county-a', device: undefined })
    expect(parseSettings([...command, '--device', 'pc-1'], {})).toMatchObject({ device: 'pc-1' })
  })

  test.each([
    [['--port', '70000'], {}],
    [['--port', 'x'], {}],
    [['--nonsense'], {}],
    [['dance'], {}],
    [['register-code'], {}],
    [['found', '--org', 'bureau', '--name', '示例省厅'], {}],
    [['found', '--org', 'bureau', '--name', '示例省厅', '--login', 'admin1', '--region', '1401'], {}],
    [['seed'], {}],
    [[], { DATABASE_URL: 'mysql://a@b/c' }],
    [[], { READ_DATABASE_URL: 'mysql://a@b/c' }],
    [[], { JINQUAN_LOG: 'loud' }],
    [[], { JINQUAN_REQUESTS_PER_MINUTE: '0' }]
  ])('%j with %j is refused with the usage', (args, environment) => {
    expect(() => parseSettings(args, environment)).toThrow(/Usage:/)
  })
})
