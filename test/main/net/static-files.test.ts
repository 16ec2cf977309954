import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStaticFiles, fileBelow, NONCE_PLACEHOLDER } from '../../../src-main/net/static-files.ts'

let folder: string
let root: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-'))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(root, 'index.html'), `<style nonce="${NONCE_PLACEHOLDER}"></style>`)
  await writeFile(join(root, 'assets', 'worker.js'), 'export {}')
  await writeFile(join(root, 'assets', 'reader.wasm'), new Uint8Array([0, 97, 115, 109]))
  await writeFile(join(root, 'notes.exe'), 'x')
})

afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, method = 'GET') => createStaticFiles(root)(new Request(`http://desk${path}`, { method }))
const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? ''

describe('static files', () => {
  it('serves the page with a nonce of its own each time', async () => {
    const pages = [await get('/'), await get('/index.html')]
    const nonces = pages.map(page => /'nonce-([^']+)'/.exec(policyOf(page))?.[1])
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(nonces[0]).not.toBe(nonces[1])
    expect(await pages[0]!.text()).toBe(`<style nonce="${nonces[0]}"></style>`)
    expect(pages[0]!.headers.get('cache-control')).toBe('no-store')
  })

  it('gives workers and wasm their type and the policy as well', async () => {
    const worker = await get('/assets/worker.js')
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await get('/assets/reader.wasm')).headers.get('content-type')).toBe('application/wasm')
    expect(policyOf(worker)).toContain("default-src 'none'")
  })

  it('allows neither inline code nor eval nor another origin', async () => {
    const policy = policyOf(await get('/'))
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
    for (const directive of [
      "connect-src 'self'",
      "worker-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'none'"
    ]) {
      expect(policy.split('; ')).toContain(directive)
    }
  })

  it.each([
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00index.html',
    '/c:%5cwindows',
    '/%ff',
    '//etc/passwd'
  ])('does not leave its folder: %s', async path => {
    const response = await get(path)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).not.toContain('secret')
  })

  it('has no address at all outside its folder', () => {
    const piece = fc.constantFrom('..', '.', '%2e', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%00', 'C:', '%25', '~')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const file = fileBelow('/srv/app', `/${pieces.join('')}`)
        expect(file === null || file.startsWith('/srv/app/')).toBe(true)
        expect(file === null || !file.split('/').includes('..')).toBe(true)
      })
    )
  })

  it('serves known kinds only, and only for reading', async () => {
    expect((await get('/notes.exe')).status).toBe(404)
    expect((await get('/assets')).status).toBe(404)
    expect((await get('/absent.js')).status).toBe(404)
    expect((await get('/', 'POST')).status).toBe(405)
    expect(await (await get('/', 'HEAD')).text()).toBe('')
  })

  it('a link inside the built folder is the builder’s business, a path is not', async () => {
    // Windows lets anybody make a junction, and a link to a file only those who may.
    await symlink(join(root, 'assets'), join(root, 'linked'), 'junction')
    expect((await get('/linked/worker.js')).status).toBe(200)
  })
})
