import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Targets are explicit: the fallback runtime for tests and demonstrations is Electron 33, older than the one shipped.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      outDir: 'out/main',
      lib: { entry: resolve('src-main/index.ts'), formats: ['es'] }
    }
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve('src-main/preload/index.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: chromeTarget,
      minify: true,
      outDir: 'out/renderer',
      rolldownOptions: { input: resolve('src-renderer/index.html') }
    },
    server: { host: '127.0.0.1', port: Number(process.env.DEV_PORT ?? 5199), strictPort: true }
  }
})
