import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The pages that the server itself serves: province page, wall screen, phone page. */
export default defineConfig({
  root: 'sync-server/web',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', outDir: resolve('out/web'), emptyOutDir: true, minify: true },
  server: { host: '127.0.0.1', port: Number(process.env.WEB_PORT ?? 5198), strictPort: true }
})
