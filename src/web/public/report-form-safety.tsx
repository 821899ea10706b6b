// Fourth section of the report form: the two separate choices of who may know, and what they do.
import type { Text } from '../../text/text.ts'
import { CheckCard } from '../ui/check-card.tsx'
import type { SectionProps } from './report-form-page.tsx'

export function SafetySection({ t, values }: SectionProps) {
  return (
    <section class="form-section safety" aria-labelledby="section-safety">
      <h2 id="section-safety">{t.form.sections.safety}</h2>
      <p>{t.form.safetyLead}</p>
      <div class="cards two">
        <CheckCard name="anonymous" {...t.form.anonymous} checked={values.anonymous === 'on'} />
        <CheckCard name="secret" {...t.form.secret} checked={values.secret === 'on'} />
      </div>
      <WhoSeesWhat t={t} />
    </section>
  )
}

/** As the policy says (src/report/policy.ts). Follows the two tick boxes by style alone; where a browser can't, it says what happens with neither ticked. */
function WhoSeesWhat({ t }: { t: Text }) {
  const { who } = t.form
  return (
    <table class="who">
      <caption>{who.caption}</caption>
      <thead>
        <tr><th scope="col">{who.person}</th><th scope="col">{who.identity}</th><th scope="col">{who.content}</th></tr>
      </thead>
      <tbody>
        <tr><th scope="row">{who.admin}</th><td><Turns on="either" before={who.sees} after={who.seesOpened} /></td><td class="yes">{who.sees}</td></tr>
        <tr>
          <th scope="row">{who.agency}</th>
          <td><span class="yes until-either">{who.sees}</span><span class="no from-secret-alone">{who.seesOpened}</span><span class="no from-anonymous">{who.seesNot}</span></td>
          <td><Turns on="anonymous" before={who.sees} after={who.seesMasked} /></td>
        </tr>
        <tr><th scope="row">{who.public}</th><td class="no">{who.seesNot}</td><td><Turns on="secret" before={who.seesMasked} after={who.seesNot} /></td></tr>
      </tbody>
    </table>
  )
}

function Turns({ on, before, after }: { on: 'anonymous' | 'secret' | 'either'; before: string; after: string }) {
  return (
    <>
      <span class={`yes until-${on}`}>{before}</span>
      <span class={`no from-${on}`}>{after}</span>
    </>
  )
}
