// Whether an officer can work, and if not, what for.
import type { OfficerRow } from '../../store/accounts/officers.ts'

export type OfficerState = 'active' | 'invited' | 'not-invited' | 'disabled'

export function officerState({ active, enrolled }: Pick<OfficerRow, 'active' | 'enrolled'>, invitedUntil: number | undefined): OfficerState {
  if (!active) return 'disabled'
  if (enrolled) return 'active'
  return invitedUntil === undefined ? 'not-invited' : 'invited'
}
