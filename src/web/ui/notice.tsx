// A sentence that stands out: for information, done, to be careful, or wrong.
import type { Child } from 'hono/jsx'
import type { Text } from '../../text/text.ts'
import { Icon, type IconName } from './icon.tsx'

export type NoticeProps = {
  readonly t: Text
  readonly tone?: 'info' | 'success' | 'warning' | 'danger' | undefined
  readonly title?: string | undefined
  readonly children?: Child
}

const ICONS: Record<NonNullable<NoticeProps['tone']>, IconName> = { info: 'info', success: 'check', warning: 'alert', danger: 'alert' }

/** Its tone is said in words too, for who sees no colour. */
export function Notice({ t, tone = 'info', title, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === 'success' ? 'status' : undefined}>
      <Icon name={ICONS[tone]} />
      <div>
        <span class="hear">{t.frame[tone]}: </span>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
