import { rm } from 'node:fs/promises'

/** Removes a folder, also one in which a process that ends writes or, on Windows, stands until its last moment. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
