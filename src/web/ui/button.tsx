// What sends a form, and what leads somewhere and matters as much.
import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

type Look = {
  /** `main` once a page; `plain` for the rest; `quiet` without a frame; `danger` for what can't be undone. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger' | undefined
  readonly icon?: IconName | undefined
  readonly large?: boolean | undefined
  readonly children?: Child
}

export type ButtonProps = Look & { readonly name?: string | undefined; readonly value?: string | undefined }

export function Button({ name, value, ...look }: ButtonProps) {
  return <button class={classOf(look)} name={name} value={value}><Face {...look} /></button>
}

export type LinkButtonProps = Look & { readonly href: string }

export function LinkButton({ href, ...look }: LinkButtonProps) {
  return <a class={classOf(look)} href={href}><Face {...look} /></a>
}

function Face({ icon, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  )
}

function classOf({ look = 'plain', large }: Look): string {
  return `button ${look}${large ? ' large' : ''}`
}
