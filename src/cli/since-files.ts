// Checkpoints that somebody kept: as files of their own, as e-mails as they came, within proofs.
import { readFile } from 'node:fs/promises'
import { StartFault } from '../start-fault.ts'
import type { Earlier } from '../verify/log/check-log.ts'

/** @throws StartFault for a file that can't be read */
export async function sinceFiles(paths: readonly string[]): Promise<readonly Earlier[]> {
  return Promise.all(paths.map(async (path) => {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) throw new StartFault(`${path} can't be read.`)
    return { name: path, note: noteIn(text) ?? noteIn(await textOfMail(text)) ?? text }
  }))
}

/** The lines from the origin to the last signature. */
function noteIn(text: string): string | null {
  return /^[^\n]+\n\d+\n[A-Za-z0-9+/]{43}=\n\n(?:\u2014 \S+ \S+\n)+/mu.exec(text.replaceAll('\r\n', '\n'))?.[0] ?? null
}

/** On its way an e-mail's text is written in a form that mail servers let pass. */
async function textOfMail(raw: string): Promise<string> {
  if (!/^content-transfer-encoding:/im.test(raw)) return ''
  const { simpleParser } = await import('mailparser')
  return (await simpleParser(raw, { skipTextToHtml: true })).text ?? ''
}
