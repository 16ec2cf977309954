import { z } from 'zod'

// The content policy forbids compiled parsers, and zod tries one when a schema is built: all schemas are loaded after this.
z.config({ jitless: true })

const { startDesk } = await import('./start-desk.tsx')
startDesk()
