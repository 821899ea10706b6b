// One step back, above the title; and the whole way, where pages lie deeper.
import type { Text } from '../../text/text.ts'
import { Icon } from './icon.tsx'

export function BackLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a class="back" href={href}>
      <Icon name="back" />
      {children}
    </a>
  )
}

export type Crumb = { readonly href: string; readonly label: string }

export function Breadcrumb({ t, crumbs, here }: { readonly t: Text; readonly crumbs: readonly Crumb[]; readonly here: string }) {
  return (
    <nav class="crumbs" aria-label={t.frame.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => <li><a href={crumb.href}>{crumb.label}</a></li>)}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
