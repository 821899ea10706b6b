// A file that is not given out: a scanner found a malicious program in it (403), or can't be asked now (503).
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'

export function HeldPage({ frame, why }: { readonly frame: Frame; readonly why: 'malicious' | 'unchecked' }) {
  const { held } = frame.t.errors
  return (
    <ErrorPage frame={frame} title={held[why].title} lead={held[why].lead}>
      <p>{held[why].advice}</p>
    </ErrorPage>
  )
}
