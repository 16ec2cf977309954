import closeWithGrace from 'close-with-grace'
import { createLog } from '../../sync-server/log.ts'
import { startServer } from '../../sync-server/server.ts'
import { parseSettings } from '../../sync-server/settings.ts'

/**
 * The sync server with its clock some milliseconds ahead (the first argument): a public notice of working days passes
 * within a demonstration. Desks take their time from the server, so nothing of them knows of it. The product itself has
 * no such switch.
 */
const [ahead = '', ...args] = process.argv.slice(2)
const aheadMs = Number(ahead)
if (!Number.isInteger(aheadMs)) throw new Error(`no milliseconds: ${ahead}`)
const settings = parseSettings(args, process.env)
const log = createLog(settings.logLevel)
const server = await startServer(settings, log, () => Date.now() + aheadMs)
closeWithGrace({ logger: log }, () => server.close())
process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`)
