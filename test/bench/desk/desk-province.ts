import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CollectionName } from '../../../domain/documents.ts'
import type { DocumentLine } from '../../../domain/protocol/pull.ts'
import { COUNTY } from '../../doubles/test-province.ts'
import { DeskServer } from '../../main/device/desk-server.ts'
import { createPullServer } from '../../renderer/replica/browser/pull-server.ts'

export const ACCOUNT = { login: 'clerk1', password: 'password-1' } as const
export const CODE = 'code-bench'

/** A server in memory behind HTTP that lets one desk of a county in and gives it as many documents as are wanted. */
export interface DeskProvince {
  readonly url: string
  readonly stop: () => void
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

/** The registered desk's own organisation, operator and device come before all else. */
const foundedLines = (server: DeskServer): readonly DocumentLine[] =>
  [...server.store.documents_].flatMap(([key, { document, version }]) => {
    const collection = key.slice(0, key.indexOf('/')) as CollectionName
    return document === null ? [] : [{ collection, document, version }]
  })

export async function startDeskProvince(lines: readonly DocumentLine[]): Promise<DeskProvince> {
  const server = await new DeskServer().open()
  await server.addOperator(1)
  server.province.now = Date.now()
  server.codes.set(CODE, null)
  const pull = createPullServer({ epoch: server.store.epoch, county: COUNTY })
  let isPublished = false

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/v1/replica') {
      if (!isPublished) pull.publish(...foundedLines(server))
      if (!isPublished) for (const line of lines) pull.publish(line)
      isPublished = true
      response.setHeader('content-type', 'application/x-ndjson')
      for await (const chunk of pull.backend(url) ?? []) response.write(chunk)
      return void response.end()
    }
    const body = await bodyOf(request)
    const authorization = request.headers.authorization ?? ''
    const init = body === '' ? {} : { body }
    const reply = await server.send(url.href, { method: request.method ?? 'GET', headers: { authorization }, ...init })
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(await reply.text())
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(error => {
      process.stderr.write(`${String(error)}\n`)
      response.writeHead(500).end()
    })
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () => {
      http.closeAllConnections()
      http.close()
    }
  }
}
