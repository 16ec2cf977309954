import { type FormEvent, useState } from 'react'
import type { CarryProgress } from '../../domain/sync/courier.ts'
import { type Answer, type ChosenFile, carryFile, chooseFile, type Fault, factsOf } from './carry-file.ts'
import { courierEn } from './texts/courier-en.ts'
import { type CourierTexts, courierZh } from './texts/courier-zh.ts'

/** The server's own page for whoever carries a courier file: upload it, take the answer back. */
export function CourierPage() {
  const [isChinese, setChinese] = useState(true)
  const texts = isChinese ? courierZh : courierEn
  const switchLanguage = (): void => {
    document.documentElement.lang = isChinese ? 'en' : 'zh-CN'
    setChinese(!isChinese)
  }
  return (
    <main className="narrow">
      <header>
        <h1>{texts.title}</h1>
        <button type="button" className="language" onClick={switchLanguage}>
          {texts.other}
        </button>
      </header>
      <p>{texts.what}</p>
      <CarryForm texts={texts} />
    </main>
  )
}

function useCarrying() {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [progress, setProgress] = useState<CarryProgress | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [answer, setAnswer] = useState<{ readonly name: string; readonly href: string } | null>(null)
  const forget = (): void => {
    if (answer) URL.revokeObjectURL(answer.href)
    setAnswer(null)
    setFault(null)
  }
  return {
    file,
    progress,
    fault,
    answer,
    choose: async (chosen: File | undefined) => {
      forget()
      setFile(null)
      if (!chosen) return
      const read = await chooseFile(chosen)
      if (read.ok) setFile(read.value)
      else setFault(read.failure)
    },
    send: async (login: string, password: string) => {
      if (!file) return
      forget()
      setProgress({ sent: 0, toSend: file.lines.length - 2, fetched: 0 })
      const carried = await carryFile(file, { login, password }, setProgress)
      setProgress(null)
      if (carried.ok) setAnswer(savedAs(carried.value))
      else setFault(carried.failure)
    }
  }
}

const savedAs = ({ name, content }: Answer) => ({ name, href: URL.createObjectURL(content) })

function CarryForm({ texts }: { readonly texts: CourierTexts }) {
  const { file, progress, fault, answer, choose, send } = useCarrying()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void send(String(form.get('login')).trim().toLowerCase(), String(form.get('password')))
  }
  return (
    <form className="courier" onSubmit={submit}>
      <label htmlFor="login">{texts.login}</label>
      <input id="login" name="login" autoComplete="username" required maxLength={40} />
      <label htmlFor="password">{texts.password}</label>
      <input id="password" name="password" type="password" autoComplete="current-password" required maxLength={200} />
      <label htmlFor="file">{texts.file}</label>
      <input
        id="file"
        type="file"
        accept=".jqc"
        required
        onChange={event => void choose(event.currentTarget.files?.[0])}
      />
      {file ? <p className="wide facts">{factsOf(file.header, texts)}</p> : null}
      <div className="wide">
        <button type="submit" className="send" disabled={!file || progress !== null}>
          {texts.send}
        </button>
      </div>
      {progress ? <Working progress={progress} texts={texts} /> : null}
      {fault ? (
        <p className="wide said fault" role="alert">
          {texts.fault[fault]}
        </p>
      ) : null}
      {answer ? (
        <p className="wide said" role="status">
          {texts.done}{' '}
          <a href={answer.href} download={answer.name}>
            {texts.save}
          </a>
        </p>
      ) : null}
    </form>
  )
}

function Working({ progress, texts }: { readonly progress: CarryProgress; readonly texts: CourierTexts }) {
  const { sent, toSend, fetched } = progress
  const isSending = sent < toSend
  const word = isSending ? `${texts.sending} ${sent} / ${toSend}` : `${texts.fetching} ${fetched}`
  return (
    <div className="wide" role="status">
      <progress aria-label={word} {...(isSending ? { value: sent, max: toSend } : {})} />
      <p className="facts">{word}</p>
    </div>
  )
}
