// Says on every page of a trial site that nothing here reaches a government.
import type { Text } from '../../text/text.ts'

export function DemoBanner({ t }: { readonly t: Text }) {
  return (
    <p class="demo">
      <strong>{t.frame.demo}</strong> {t.frame.demoMore}
    </p>
  )
}
