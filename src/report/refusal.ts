// Why a command was not accepted: a value of the domain, worded by `text/` and given its HTTP status by `web/`.
export type Refusal =
  | 'unknown-report'
  | 'government-has-no-procedure'
  | 'report-is-closed'
  | 'nothing-to-add'
  | 'too-many-files'
  | 'clock-already-struck'
  | 'clock-not-running'
  | 'not-yet-due'
  | 'changed-meanwhile'
