// The top and the foot of the desk's pages: where one can go, who is signed in, and the way out.
import { paths } from '../paths.ts'
import { DemoBanner } from './demo-banner.tsx'
import type { Frame } from './frame.ts'
import { Icon, type IconName } from './icon.tsx'
import { LanguageLink } from './header.tsx'
import { Logo } from './logo.tsx'

type User = NonNullable<Frame['user']>

export function DeskHeader({ frame, user }: { readonly frame: Frame; readonly user: User }) {
  const { t } = frame
  return (
    <header>
      {frame.demo && <DemoBanner t={t} />}
      <div class="top desk-top">
        <div class="top-row">
          <a class="brand" href={paths.desk}>
            <Logo />
            <span class="brand-name">{t.frame.product}</span>
            <span class="brand-motto">{t.desk.home}</span>
          </a>
          <LanguageLink frame={frame} />
          <form class="signed-in" method="post" action={user.signOut}>
            <span class="signed-in-name"><span class="hear">{t.frame.signedInAs} </span>{user.name}</span>
            <button class="button quiet small"><Icon name="leave" /><span>{t.frame.signOut}</span></button>
          </form>
        </div>
        <div class="desk-bar">
          <nav class="desk-nav" aria-label={t.desk.menu}>
            <DeskLink href={paths.desk} here={frame.path} icon="document">{t.desk.home}</DeskLink>
            <DeskLink href={paths.warnings} here={frame.path} icon="clock">{t.warnings.menu}</DeskLink>
            {user.takesIn && <DeskLink href={paths.enter} here={frame.path} icon="pencil">{t.intake.menu}</DeskLink>}
            {user.takesMail && <DeskLink href={paths.mails} here={frame.path} icon="reply">{t.mailIn.menu}</DeskLink>}
            {user.custodian && <DeskLink href={paths.openingRequests} here={frame.path} icon="shield">{t.openings.menu}</DeskLink>}
            {user.takesIn && <DeskLink href={paths.erasures} here={frame.path} icon="mask">{t.erasure.desk.menu}</DeskLink>}
            <DeskLink href={paths.deskFigures} here={frame.path} icon="check">{t.figures.menu}</DeskLink>
            <DeskLink href={paths.publications} here={frame.path} icon="eye">{t.publication.menu}</DeskLink>
            {user.administrator ? <Managing t={t} here={frame.path} /> : <DeskLink href={paths.calendars} here={frame.path} icon="calendar">{t.calendar.menu}</DeskLink>}
            <DeskLink href={paths.account} here={frame.path} icon="lock">{t.desk.account}</DeskLink>
          </nav>
          {frame.path !== paths.search && <SearchBox t={t} />}
        </div>
      </div>
    </header>
  )
}

/** What an administrator looks after, folded: a menu of eleven would fill half a phone. */
function Managing({ t, here }: { readonly t: Frame['t']; readonly here: string }) {
  const within = [paths.calendars, paths.units, paths.officers, paths.service, paths.audit].some((href) => currentOf(href, here) !== undefined)
  return (
    <details class="desk-more">
      <summary class={within ? 'here' : undefined}><Icon name="office" />{t.desk.manage}</summary>
      <div class="desk-more-links">
        <DeskLink href={paths.calendars} here={here} icon="calendar">{t.calendar.menu}</DeskLink>
        <DeskLink href={paths.units} here={here} icon="office">{t.desk.units}</DeskLink>
        <DeskLink href={paths.officers} here={here} icon="people">{t.desk.officers}</DeskLink>
        <DeskLink href={paths.service} here={here} icon="alert">{t.service.menu}</DeskLink>
        <DeskLink href={paths.audit} here={here} icon="document">{t.desk.audit}</DeskLink>
      </div>
    </details>
  )
}

function SearchBox({ t }: { readonly t: Frame['t'] }) {
  return (
    <form class="desk-search" method="get" action={paths.search} role="search">
      <label class="hear" for="cari-laporan">{t.search.label}</label>
      <input class="input" type="search" id="cari-laporan" name="kata" placeholder={t.search.short} maxlength={200} autocomplete="off" />
      <button class="button quiet small"><Icon name="search" /><span class="hear">{t.search.button}</span></button>
    </form>
  )
}

export function DeskFooter({ frame: { t } }: { readonly frame: Frame }) {
  return (
    <footer class="desk-foot">
      <p>{t.desk.note}</p>
      <p><a href={paths.home}>{t.desk.publicSite}</a></p>
    </footer>
  )
}

type DeskLinkProps = { readonly href: string; readonly here: string; readonly icon: IconName; readonly children: string }

function DeskLink({ href, here, icon, children }: DeskLinkProps) {
  return <a href={href} aria-current={currentOf(href, here)}><Icon name={icon} />{children}</a>
}

/** The page itself, or one below it: the desk's front page has everything below it. */
function currentOf(href: string, here: string): 'page' | 'true' | undefined {
  return href === here ? 'page' : href !== paths.desk && here.startsWith(`${href}/`) ? 'true' : undefined
}
