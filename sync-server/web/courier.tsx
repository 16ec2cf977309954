import { z } from 'zod'

// The content policy forbids compiled parsers, and zod tries one when a schema is built: all schemas are loaded after this.
z.config({ jitless: true })

const { startCourierPage } = await import('./start-courier-page.tsx')
startCourierPage()
