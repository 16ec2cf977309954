import { type PullRequest, pullRequestSchema } from '../../domain/protocol/pull.ts'

const requestOf = (url: URL): PullRequest | null => {
  try {
    return pullRequestSchema.parse(JSON.parse(url.searchParams.get('from') ?? ''))
  } catch {
    return null
  }
}

/**
 * The replica asks one address for its pages. What came by courier answers first, if it begins where the replica is;
 * everything else goes to the server.
 */
export const createCourierFirst =
  (
    page: (request: PullRequest) => Promise<string | null>,
    server: (request: Request) => Promise<Response>
  ): ((request: Request) => Promise<Response>) =>
  async request => {
    const url = new URL(request.url)
    const asked = request.method === 'GET' && url.pathname === '/v1/replica' ? requestOf(url) : null
    const text = asked && (await page(asked))
    if (text === null) return server(request)
    return new Response(text, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff'
      }
    })
  }
