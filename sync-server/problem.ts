import type { Failure } from '../domain/protocol/session.ts'
import { databaseFailureOf, isDiskFull } from './db/failure.ts'

/** Every way a request can fail beside its verdicts: the HTTP status and the sentence for whoever sees it. */
export const problemAnswers = {
  'request.malformed': { status: 400, message: '请求内容不符合格式。' },
  'request.unauthenticated': { status: 401, message: '登录状态已失效，请重新连接。' },
  'request.forbidden': { status: 403, message: '没有权限执行此操作。' },
  'request.not-found': { status: 404, message: '没有找到所请求的内容。' },
  'request.conflict': { status: 409, message: '当前状态不允许此操作。' },
  'request.first-password-ended': { status: 410, message: '这个初始口令已失效，请向管理员要一个新的。' },
  'request.too-large': { status: 413, message: '一次发送的数据过多，请分批发送。' },
  'request.unsupported': { status: 415, message: '不支持这种数据格式。' },
  'request.upgrade': { status: 426, message: '客户端版本过旧，请升级。' },
  'request.own-password-first': { status: 428, message: '这是一次性的初始口令，请先设置自己的密码。' },
  'request.too-many': { status: 429, message: '请求过于频繁，请稍后再试。' },
  'server.unexpected': { status: 500, message: '服务器出现意外错误，数据未受影响。' },
  'server.full': { status: 503, message: '服务器存储空间不足，暂停接收；已保存在本机的办理不受影响，稍后自动重试。' },
  'server.unavailable': { status: 503, message: '服务器暂时繁忙，请稍后再试。' }
} as const

export type ProblemCode = keyof typeof problemAnswers

export const retryAfterMs = 5000

/** A request that cannot be served. Carries a code for the client and nothing about what was asked for. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode

  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const codeOfStatus = new Map<number, ProblemCode>(
  (Object.keys(problemAnswers) as ProblemCode[]).map(code => [problemAnswers[code].status, code])
)

/** The one table from failures to answers. */
export const problemOf = (error: unknown): ProblemCode => {
  if (error instanceof Problem) return error.code
  if (isDiskFull(error)) return 'server.full'
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : undefined
  if (status !== undefined)
    return codeOfStatus.get(status) ?? (status < 500 ? 'request.malformed' : 'server.unexpected')
  return databaseFailureOf(error) === 'deterministic' ? 'server.unexpected' : 'server.unavailable'
}

/** Whether the same request may well be served after a while. */
export const isForLater = (code: ProblemCode): boolean =>
  problemAnswers[code].status === 503 || problemAnswers[code].status === 429

export const failureOf = (code: ProblemCode): Failure => ({
  code,
  message: problemAnswers[code].message,
  ...(isForLater(code) ? { retryAfterMs } : {})
})
