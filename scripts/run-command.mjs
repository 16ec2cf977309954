import { spawn } from 'node:child_process'

/**
 * Runs a program to its end. `quiet` keeps its output back (both streams, in order of arrival) and hands it over instead
 * of showing it. A program that cannot be started counts as code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeout?: number, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(command, args, { cwd, env, quiet = false, timeout, onLine } = {}) {
  return new Promise(resolve => {
    const piped = quiet || onLine !== undefined
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      timeout,
      // On Windows npm is a command file, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
      stdio: ['ignore', piped ? 'pipe' : 'inherit', piped ? 'pipe' : 'inherit']
    })
    let output = ''
    let unfinished = ''
    const take = (chunk, stream) => {
      const text = String(chunk)
      output += text
      if (!quiet) stream.write(text)
      const lines = (unfinished + text).split('\n')
      unfinished = lines.pop() ?? ''
      for (const line of lines) onLine?.(line)
    }
    child.stdout?.on('data', chunk => take(chunk, process.stdout))
    child.stderr?.on('data', chunk => take(chunk, process.stderr))
    child.on('error', error => resolve({ code: 127, output: `${output}${error.message}` }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}
