// In production the keys must have their copy in escrow before anybody's words are sealed with them.
import type { ProcessLog } from '../process-log.ts'
import { StartFault } from '../start-fault.ts'
import { escrowIsCurrent } from '../vault/escrow.ts'

/** @throws StartFault when the start is refused; VaultFault when the keys can't be read */
export function requireEscrow({ keysDir, log }: { readonly keysDir: string; readonly log: ProcessLog }): void {
  const escrow = escrowIsCurrent(keysDir)
  if (escrow.current) return
  if (escrow.refuseStart) throw new StartFault(escrow.sentence)
  log.warn(escrow.sentence)
}
