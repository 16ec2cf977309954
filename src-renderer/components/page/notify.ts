import { notifications } from '@mantine/notifications'
import { createElement } from 'react'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { CloseWord } from './CloseWord.tsx'

/** A message says what happened, what was kept and what to do; its code is small, for support. */
export interface Notice {
  readonly title: string
  readonly text?: string
  readonly code?: string
}

function bodyOf({ text, code }: Notice): string {
  return [text, code].filter(part => part !== undefined && part !== '').join(' · ')
}

/** What all messages have; whoever reads with the ears must hear what the cross is for. */
const shown = (notice: Notice) => ({
  title: notice.title,
  message: bodyOf(notice),
  closeButtonProps: { children: createElement(CloseWord) }
})

export function notifyDone(notice: Notice): void {
  notifications.show({ ...shown(notice), color: 'teal', autoClose: 4000 })
}

export function notifyKept(notice: Notice): void {
  notifications.show({ ...shown(notice), color: 'blue' })
}

/** Stays until it is closed: a refusal that vanishes is a refusal nobody read. */
export function notifyRefused(notice: Notice): void {
  notifications.show({ ...shown(notice), color: 'red', autoClose: false })
}

/** No file was opened or saved; that somebody closed the dialog needs no message. */
export function notifyNoFile(failure: Failure): void {
  if (failure.code !== 'file.cancelled') notifyRefused({ title: failureText(failure) })
}
