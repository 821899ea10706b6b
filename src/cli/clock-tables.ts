// docs/clocks.md: the clocks of every procedure, written from the definitions, so that the page can't say anything else than what runs.
import { clockRows, type ClockRow } from '../sop/clock-table.ts'
import type { Sop } from '../sop/sop.ts'

const HEAD = `# Jam setiap SOP · The clocks of every procedure

Halaman ini ditulis dari berkas SOP dan aturan tambahan dengan \`npm run -s tuntas -- sop clocks sop/*/*.yaml > docs/clocks.md\`; sebuah tes
menolaknya bila berbeda. Cara menghitungnya ada di [legal-time.md](legal-time.md). · Written from the definitions; a test holds it to them.

- Setiap baris adalah satu jam dengan barisnya sendiri pada tabel \`deadline\`. Waktu laporan (tanpa langkah) tidak dimulai lagi oleh pengembalian atau
  disposisi ulang; waktu langkah dan giliran dimulai dengan langkah dan gilirannya.
- Menunggu pelapor dibatasi jumlah dan lamanya oleh syarat jalan tunda: lihat kolom di bawah tiap tabel. Waktu laporan tidak pernah berhenti karenanya.
- Peringatan (\`rules: ladder\`) adalah jam tersendiri untuk tiap waktu: lihat bagian terakhir.
`

export function clockTables(sops: readonly Sop[]): string {
  return [HEAD, ...sops.map(tableOf), laddersOf(sops)].join('\n')
}

function tableOf(sop: Sop): string {
  return [
    `## ${sop.title.id} (\`${sop.id}\`)`, '',
    '| jam | jenis | milik | sejak | lamanya | yang menghentikan | pada akhirnya | asal |', '|---|---|---|---|---|---|---|---|',
    ...clockRows(sop).map((row) => line(row)), '',
    `Menunggu pelapor: ${holdsOf(sop)}.`, '',
  ].join('\n')
}

function line({ time, kind, owes, from, length, stops, ends, source }: ClockRow): string {
  return `| ${[`\`${time}\``, kind, owes, from, length, stops, ends, source].map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

/** How often and how long a report may wait for its reporter. */
function holdsOf(sop: Sop): string {
  const holds = sop.steps.flatMap(({ ways }) => ways.filter(({ then }) => then.some(({ effect }) => effect.do === 'hold')).map(({ when }) => `paling banyak ${when.holdsBelow ?? 'tanpa batas'} kali, selama menunggu seluruhnya di bawah ${when.heldDaysBelow ?? 'tanpa batas'} hari`))
  return [...new Set(holds)].join('; ') || 'tidak ada jalan tunda'
}

function laddersOf(sops: readonly Sop[]): string {
  const rungs = new Map(sops.flatMap(({ rules }) => (rules.ladder ?? []).map((rung) => [JSON.stringify(rung), rung] as const)))
  return [
    '## Peringatan dan tangga keterlambatan', '', '| peringatan | jenis waktu | kapan | kepada | saat |', '|---|---|---|---|---|',
    ...[...rungs.values()].map(({ label, of, side, share, budget, to, atOnce }) =>
      `| ${label.id} | ${of.join(', ')} | ${share === null ? `${budget.n} ${budget.unit} ${side === 'before' ? 'sebelum akhir' : 'sesudah terlewat'}` : `${share * 100}% sudah lewat`} | ${to.map(({ at, offices }) => `${at}${offices.length === 0 ? '' : ` (${offices.join(', ')})`}`).join(', ')} | ${atOnce ? 'langsung' : 'pagi hari kerja, dalam ringkasan'} |`),
    '',
  ].join('\n')
}
