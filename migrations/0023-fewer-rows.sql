-- Warnings no longer have rows among the deadlines: a clock's own row says when it or its next warning wakes the sweep.
-- Messages shown on the page and at the desk are delivered by the commit that writes them: only e-mail waits in a queue.

alter table deadline add column wake_at timestamptz;

delete from deadline where kind = 'warning';

update deadline set wake_at = least(case when struck_at is null then due_at end, (
    select min(to_timestamp((rung ->> 'due')::float8 / 1000)) from report, jsonb_array_elements(coalesce(state -> 'rungs', '[]')) rung
    where report.report_id = deadline.report_id and (rung ->> 'of')::int = clock_id and rung ->> 'struckAt' is null))
  where ended_at is null and paused_since is null;

create index deadline_wake on deadline (wake_at, report_id, clock_id) where wake_at is not null;

update message set state = 'delivered', delivered_at = queued_at, lease_until = null where state = 'queued' and channel <> 'email';
drop index message_queue;
