// The state of something in one or two words.
import type { Child } from 'hono/jsx'

export type TagProps = { readonly tone?: 'plain' | 'info' | 'success' | 'warning' | 'danger' | undefined; readonly children?: Child }

export function Tag({ tone = 'plain', children }: TagProps) {
  return <span class={`tag ${tone}`}>{children}</span>
}
