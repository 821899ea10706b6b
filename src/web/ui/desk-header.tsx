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
        <div class="desk-row">
          <a class="brand" href={paths.desk}>
            <Logo />
            <span class="brand-name">{t.frame.product}</span>
            <span class="brand-motto">{t.desk.home}</span>
          </a>
          <LanguageLink frame={frame} />
          {frame.path !== paths.search && <SearchBox t={t} />}
        </div>
        <div class="desk-row">
          <nav class="desk-nav" aria-label={t.desk.menu}><DailyLinks frame={frame} user={user} /></nav>
          <Menu frame={frame} user={user} />
          <form class="signed-in" method="post" action={user.signOut}>
            <span class="signed-in-name"><span class="hear">{t.frame.signedInAs} </span>{user.name}</span>
            <button class="button quiet small"><Icon name="leave" /><span>{t.frame.signOut}</span></button>
          </form>
        </div>
      </div>
    </header>
  )
}

type LinksProps = { readonly frame: Frame; readonly user: User }

/** Where an officer goes several times a day: a bar on a wide screen, the head of the menu on a phone. */
function DailyLinks({ frame: { t, path }, user }: LinksProps) {
  return (
    <>
      <DeskLink href={paths.desk} here={path} icon="document">{t.desk.home}</DeskLink>
      <DeskLink href={paths.warnings} here={path} icon="clock">{t.warnings.menu}</DeskLink>
      {user.takesIn && <DeskLink href={paths.enter} here={path} icon="pencil">{t.intake.menu}</DeskLink>}
      {user.takesMail && <DeskLink href={paths.mails} here={path} icon="reply">{t.mailIn.menu}</DeskLink>}
      {user.custodian && <DeskLink href={paths.openingRequests} here={path} icon="shield">{t.openings.menu}</DeskLink>}
      <DeskLink href={paths.publications} here={path} icon="eye">{t.publication.menu}</DeskLink>
    </>
  )
}

/** Everything else, folded: a menu of twelve would fill half a phone. */
function Menu({ frame, user }: LinksProps) {
  const { t, path } = frame
  const others = [...(user.takesIn ? [paths.erasures] : []), paths.deskFigures, paths.calendars, paths.account, ...(user.administrator ? [paths.units, paths.officers, paths.service, paths.audit] : [])]
  const within = others.some((href) => currentOf(href, path) !== undefined)
  return (
    <details class="desk-menu">
      <summary class={within ? 'here' : undefined}><span class="on-phone">{t.desk.menuShort}</span><span class="on-desk">{t.desk.more}</span></summary>
      <nav class="desk-menu-links" aria-label={t.desk.moreMenu}>
        <div class="on-phone"><DailyLinks frame={frame} user={user} /></div>
        <div>
          {user.takesIn && <DeskLink href={paths.erasures} here={path} icon="mask">{t.erasure.desk.menu}</DeskLink>}
          <DeskLink href={paths.deskFigures} here={path} icon="check">{t.figures.menu}</DeskLink>
          <DeskLink href={paths.calendars} here={path} icon="calendar">{t.calendar.menu}</DeskLink>
          <DeskLink href={paths.account} here={path} icon="lock">{t.desk.account}</DeskLink>
        </div>
        {user.administrator && (
          <div role="group" aria-labelledby="menu-manage">
            <p id="menu-manage">{t.desk.manage}</p>
            <DeskLink href={paths.units} here={path} icon="office">{t.desk.units}</DeskLink>
            <DeskLink href={paths.officers} here={path} icon="people">{t.desk.officers}</DeskLink>
            <DeskLink href={paths.service} here={path} icon="alert">{t.service.menu}</DeskLink>
            <DeskLink href={paths.audit} here={path} icon="document">{t.desk.audit}</DeskLink>
          </div>
        )}
      </nav>
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
