// The foot of every page: where else a citizen may turn, and what this site is.
import { paths } from '../paths.ts'
import type { Frame } from './frame.ts'
import { Logo } from './logo.tsx'

export function Footer({ frame: { t } }: { readonly frame: Frame }) {
  return (
    <footer class="foot">
      <div class="foot-row">
        <section aria-labelledby="foot-ways">
          <h2 id="foot-ways">{t.frame.otherWays}</h2>
          <p>
            <a href="https://ombudsman.go.id" rel="noreferrer">{t.frame.ombudsman}</a>. {t.frame.ombudsmanNote}
          </p>
          <p>
            <strong>{t.frame.dprd}</strong>. {t.frame.dprdNote}
          </p>
          <p>{t.frame.emergency}</p>
        </section>
        <nav aria-label={t.frame.footerNav}>
          <a class="foot-brand" href={paths.home}>
            <Logo />
            {t.frame.product}
          </a>
          <ul>
            <li><a href={paths.procedures}>{t.procedure.listTitle}</a></li>
            <li><a href={paths.stories}>{t.publication.public.title}</a></li>
            <li><a href={paths.verify}>{t.log.linkTitle}</a></li>
            <li><a href={paths.figures}>{t.figures.title}</a></li>
            <li><a href={paths.privacy}>{t.frame.privacy}</a></li>
            <li><a href={paths.about}>{t.frame.about}</a></li>
            <li><a href={paths.signIn}>{t.frame.officers}</a></li>
          </ul>
          <p class="small">{t.frame.source}</p>
        </nav>
      </div>
    </footer>
  )
}
