-- A clock that stands still can't fall due: it leaves the queue until it runs again.

alter table deadline add column paused_since timestamptz;
comment on column deadline.paused_since is 'since when the clock stands still; due_at is then when it would have fallen due';

drop index deadline_due;
create index deadline_due on deadline (due_at, report_id, clock_id) where struck_at is null and ended_at is null and paused_since is null;
