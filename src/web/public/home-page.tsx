// The front door: what this is, the two ways in, the way of a report, who is served.
import { formatSpan, type Span } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Kawung } from '../ui/kawung.tsx'
import { Layout } from '../ui/layout.tsx'
import { STAGES, type Stage } from '../ui/stage-track.tsx'
import { TrackForm } from './track-form.tsx'

export type GovernmentLink = { readonly name: string; readonly href: string; /** The procedure it follows: number and year. */ readonly procedure?: string | undefined }

export type HomePageProps = {
  readonly frame: Frame
  readonly governments: readonly GovernmentLink[]
  /** Longest time of each stage as the procedures served print it; a stage without one shows none. */
  readonly limits: Partial<Record<Stage, Span>>
}

export function HomePage({ frame, governments, limits }: HomePageProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.home.title} measure="full">
      <Hero t={t} />
      <Journey t={t} limits={limits} />
      <Promises t={t} />
      <div class="band home-ends">
        <Governments t={t} governments={governments} />
        <OtherWays t={t} />
      </div>
    </Layout>
  )
}

function Hero({ t }: { t: Text }) {
  return (
    <div class="hero">
      <div class="hero-row">
        <div class="hero-words">
          <h1>{t.home.title}</h1>
          <p class="lead">{t.home.lead}</p>
          <LinkButton href={paths.newReport} look="main" icon="pencil" large>{t.home.write}</LinkButton>
          <p class="hero-note">{t.home.writeNote}</p>
        </div>
        <section class="hero-track" aria-labelledby="track-title">
          <h2 id="track-title">{t.home.trackTitle}</h2>
          <p>{t.home.trackNote}</p>
          <TrackForm t={t} errors={[]} compact />
        </section>
      </div>
    </div>
  )
}

function Journey({ t, limits }: { t: Text; limits: HomePageProps['limits'] }) {
  return (
    <section class="band journey" aria-labelledby="journey-title">
      <h2 id="journey-title">{t.home.stepsTitle}</h2>
      <p class="lead">{t.home.stepsLead}</p>
      <ol>{STAGES.map((stage) => <JourneyStep t={t} stage={stage} limit={limits[stage]} />)}</ol>
    </section>
  )
}

function JourneyStep({ t, stage, limit }: { t: Text; stage: Stage; limit: Span | undefined }) {
  const { title, note } = t.home.steps[stage]
  return (
    <li>
      <Kawung lit={STAGES.indexOf(stage) + 1} />
      <h3>{title}</h3>
      <p>{note}</p>
      {stage === 'written' && <p class="journey-limit">{t.home.atOnce}</p>}
      {limit && <p class="journey-limit">{t.units.upTo(formatSpan(t, limit))}</p>}
    </li>
  )
}

const PROMISES: readonly ['sealed' | 'anonymous' | 'secret', IconName][] = [['sealed', 'lock'], ['anonymous', 'mask'], ['secret', 'shield']]

function Promises({ t }: { t: Text }) {
  return (
    <section class="promises" aria-labelledby="promises-title">
      <div class="band">
        <h2 id="promises-title">{t.home.promiseTitle}</h2>
        <ul>
          {PROMISES.map(([key, icon]) => (
            <li>
              <Icon name={icon} />
              <h3>{t.home.promises[key].title}</h3>
              <p>{t.home.promises[key].note}</p>
            </li>
          ))}
        </ul>
        <p class="promises-more">{t.home.promiseMore} <a href={paths.privacy}>{t.form.consentMore}</a></p>
      </div>
    </section>
  )
}

function Governments({ t, governments }: { t: Text; governments: readonly GovernmentLink[] }) {
  return (
    <section aria-labelledby="governments-title">
      <h2 id="governments-title">{t.home.governmentsTitle}</h2>
      <p>{governments.length === 0 ? t.home.governmentsNone : t.home.governmentsLead}</p>
      <ul class="governments">
        {governments.map((government) => (
          <li>
            <Icon name="office" />
            <a href={government.href}>{government.name}</a>
            {government.procedure && <span class="quiet-text">{government.procedure}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OtherWays({ t }: { t: Text }) {
  return (
    <section aria-labelledby="ways-title">
      <h2 id="ways-title">{t.home.otherTitle}</h2>
      <p>{t.home.otherLead}</p>
      <dl class="ways">
        <dt><a href="https://www.lapor.go.id" rel="noreferrer">{t.home.otherSp4n}</a></dt>
        <dd>{t.home.otherSp4nNote}</dd>
        <dt><a href="https://ombudsman.go.id" rel="noreferrer">{t.frame.ombudsman}</a></dt>
        <dd>{t.frame.ombudsmanNote}</dd>
        <dt>{t.frame.dprd}</dt>
        <dd>{t.frame.dprdNote}</dd>
      </dl>
    </section>
  )
}
