import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = resolve('sync-server/web')
const pages = readdirSync(root).filter(name => name.endsWith('.html'))

/** The pages that the server itself serves: province page, wall screen, phone page. */
export default defineConfig({
  root,
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: resolve('out/web'),
    emptyOutDir: true,
    minify: true,
    rolldownOptions: { input: pages.map(name => resolve(root, name)) }
  },
  server: { host: '127.0.0.1', port: Number(process.env.WEB_PORT ?? 5198), strictPort: true }
})
