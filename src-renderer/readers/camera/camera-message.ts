/** Page → worker: one frame to read, owned by the worker from then on. */
export interface FrameMessage {
  readonly frame: ImageBitmap
}

/** Worker → page: one answer to every frame, in order; `failed` means that the reader itself did not load. */
export type FrameAnswer =
  | { readonly kind: 'read'; readonly text: string | null }
  | { readonly kind: 'failed'; readonly message: string }
