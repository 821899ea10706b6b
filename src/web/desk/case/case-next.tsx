// The one next step: this officer's where they owe one, else the report's; with its button, and whom the report waits for besides.
import type { Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NextStep, type NextStepData } from '../../ui/next-step.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { NextShown } from './case-actions.ts'
import { SendingOrder, type ReadyShown } from './sending-order.tsx'

export type CaseNextShown = {
  readonly step: NextStepData | null
  /** What this officer does about it; null where it isn’t theirs. */
  readonly act: NextShown | null
  readonly ready: ReadyShown | null
  /** The report's own next step, where this officer's is another. */
  readonly besides: string | null
}

type Props = { readonly t: Text; readonly zone: Zone; readonly next: CaseNextShown; /** How a closed report ended. */ readonly ended: string | undefined }

export function CaseNext({ t, zone, next: { step, act, ready, besides }, ended }: Props) {
  return (
    <NextStep t={t} zone={zone} step={step} ended={ended} title={act === null ? undefined : t.casework.yourNext} brief>
      <div class="act-next">
        {act === null ? <p class="quiet-text">{t.casework.actionsNone}</p> : <Act t={t} act={act} ready={ready} dated={step?.due != null} />}
        {besides !== null && <p class="quiet-text">{besides}</p>}
      </div>
    </NextStep>
  )
}

function Act({ t, act: { href, label, due, asks, leadsTo }, ready, dated }: { readonly t: Text; readonly act: NextShown; readonly ready: ReadyShown | null; readonly dated: boolean }) {
  const button = <ul class="act-list"><li><LinkButton look="main" large href={href}>{label}</LinkButton></li></ul>
  return (
    <>
      {ready === null ? button : <SendingOrder t={t} ready={ready} act={label}>{button}</SendingOrder>}
      {!dated && due.at !== null && <p class="act-due"><Tag tone={due.tone}>{due.icon && <Icon name={due.icon} />}{due.words}</Tag><span>{t.casework.until(due.at)}</span></p>}
      {asks.length > 0 && <p class="hint">{t.casework.asks}: {asks.join(', ')}.</p>}
      {leadsTo !== null && <p class="hint">{t.casework.leadsTo(leadsTo)}</p>}
    </>
  )
}
