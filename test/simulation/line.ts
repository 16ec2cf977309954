import type { UploadReply, UploadRequest } from '../../domain/protocol/upload.ts'

/** Where what the line delays or repeats is kept until it arrives. */
export interface Line {
  readonly late: (request: UploadRequest) => void
  readonly lost: (reply: UploadReply) => void
}

/** A line on which nothing is late or lost. */
export const wholeLine: Line = { late: () => undefined, lost: () => undefined }
