// A device that signs, as a process that a test can begin and end.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readPublicKey } from '../../src/log-setting.ts'
import type { RemoteSigner } from '../../src/vault/log-signing.ts'

export type SignerProcess = { readonly key: string; readonly port: number; readonly remote: RemoteSigner; readonly end: () => Promise<void> }

export async function signerProcess(port = 0): Promise<SignerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./signer-program.mjs', import.meta.url)), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => void child.once('exit', () => done()))
  const line = await new Promise<string>((read, fail) => {
    child.stdout.once('data', (piece: Buffer) => read(piece.toString()))
    child.once('exit', () => fail(new Error('The signer ended.')))
  })
  const told = JSON.parse(line) as { readonly port: number; readonly key: string }
  const publicKey = readPublicKey(told.key)
  if (publicKey === null) throw new Error('The signer told no key.')
  return {
    ...told, remote: { url: `http://127.0.0.1:${told.port}/`, publicKey },
    end: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
