// The look of the file for a body outside: it stands alone, reads on any screen and prints on A4.
import { createHash } from 'node:crypto'

export const DOSSIER_STYLE = `
:root { color-scheme: light; font: 11pt/1.45 system-ui, 'Noto Sans', 'Liberation Sans', Arial, sans-serif; color: #14182b; background: #fff; }
body { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid #1f2855; break-after: avoid; }
.secret { margin: 0 0 1rem; padding: .5rem .75rem; border: 2px solid #bb1706; color: #bb1706; font-weight: 700; }
dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { color: #505970; }
dd { margin: 0; overflow-wrap: anywhere; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0; padding-left: .75rem; border-left: 3px solid #ddd8cc; }
table { width: 100%; border-collapse: collapse; font-size: .92em; }
th, td { padding: .35rem .5rem; border: 1px solid #aaa; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.missed { font-weight: 700; color: #bb1706; }
code { font: .85em ui-monospace, 'DejaVu Sans Mono', monospace; word-break: break-all; }
footer { margin-top: 2rem; color: #505970; font-size: .9em; }
.scroll { overflow-x: auto; }
@media (max-width: 40rem) { body { padding: 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { @page { size: A4; margin: 15mm; } :root { font-size: 9.5pt; } body { max-width: none; padding: 0; } .scroll { overflow: visible; } }
`

/** Nothing runs and nothing loads: the one style that the file brings along. */
export const DOSSIER_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(DOSSIER_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
