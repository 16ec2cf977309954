import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { deskPolicy, hardenedHeaders } from './content-policy.ts'

/** Replaced in every served page by a nonce of that answer; Mantine reads it back for its style elements. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2'
}

const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { ...hardenedHeaders, 'content-type': 'text/plain; charset=utf-8' } })

/** The file a path names below `root`, or null when it would lie outside or cannot be a file name. */
export function fileBelow(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
  // A backslash or colon is a path or drive separator on Windows, an encoded slash was meant to hide one.
  if (/[\\:\0]/.test(decoded) || /%2f/i.test(pathname) || decoded.split('/').includes('..')) return null
  const file = join(root, decoded === '/' ? 'index.html' : decoded)
  return file.startsWith(root + sep) ? file : null
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code))

/** Serves the built pages below `root`: known kinds only, each answer with the policy (a worker takes its own answer's). */
export const createStaticFiles =
  (root: string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'method not allowed')
    const file = fileBelow(root, new URL(request.url).pathname)
    if (file === null) return plain(400, 'bad path')
    const mediaType = mediaTypes[extname(file).toLowerCase()]
    if (mediaType === undefined) return plain(404, 'not found')
    let content: Buffer
    try {
      content = await readFile(file)
    } catch (error) {
      if (isMissing(error)) return plain(404, 'not found')
      throw error
    }
    const nonce = randomBytes(16).toString('base64')
    const isPage = mediaType.startsWith('text/html')
    const body = isPage ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : new Uint8Array(content)
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        ...hardenedHeaders,
        'content-type': mediaType,
        'content-security-policy': deskPolicy(nonce),
        'cache-control': isPage ? 'no-store' : 'public, max-age=31536000, immutable'
      }
    })
  }
