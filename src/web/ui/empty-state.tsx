// What stands where a list has nothing to show.
import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

export function EmptyState({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <div class="empty">
      <Icon name="empty" />
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}
