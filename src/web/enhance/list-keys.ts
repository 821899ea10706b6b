// Lists of the desk by keyboard: j and k walk the rows, Enter is the link's own, / goes to the search box.
const links = [...document.querySelectorAll<HTMLAnchorElement>('.work-link')]
const search = document.querySelector<HTMLInputElement>('#kata, #cari-laporan')

if (links.length > 0) document.querySelector('.keys')?.parentElement?.classList.add('keyed')

document.addEventListener('keydown', (event) => {
  const { key, target } = event
  const types = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  if (types || event.ctrlKey || event.metaKey || event.altKey) return
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = key === 'j' ? links[at + 1] : key === 'k' ? links[at < 0 ? links.length - 1 : at - 1] : key === '/' ? search : undefined
  if (next === undefined || next === null) return
  event.preventDefault()
  next.focus()
})

/** A menu that lies over the page goes away as every other does. */
document.addEventListener('keydown', ({ key }) => {
  const menu = document.querySelector<HTMLDetailsElement>('.desk-menu[open]')
  if (key !== 'Escape' || menu === null) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})
