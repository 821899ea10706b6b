-- Messages that are sent: what the sender learnt of each, until it stands in the report's history; and the sender's own role.

alter table message drop constraint message_state_check;
alter table message add constraint message_state_check check (state in ('queued', 'delivered', 'accepted', 'bounced', 'failed'));
alter table message add column outcome text check (outcome in ('accepted', 'bounced', 'failed'));
alter table message add column outcome_at timestamptz;
comment on column message.state is 'page and desk: queued, delivered; what is sent: queued, accepted by the receiving server, bounced, failed for good';
comment on column message.last_error is 'a code of the last attempt that failed, never an address or words';
comment on column message.outcome is 'what the sender learnt, and the history does not hold yet';

-- What is shown here and what is sent are queues of their own: neither waits for the other.
drop index message_queue;
create index message_queue on message (next_attempt_at, report_id, message_no) where state = 'queued' and channel <> 'email';
create index message_email on message (next_attempt_at, report_id, message_no) where state = 'queued' and channel = 'email' and outcome is null;
create index message_email_age on message (queued_at) where state = 'queued' and channel = 'email' and outcome is null;
create index message_outcome on message (outcome_at, report_id, message_no) where state = 'queued' and outcome is not null;

do $$
begin
  if to_regrole('tuntas_sender') is null then
    create role tuntas_sender nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the whole server; another database made it first
end
$$;
-- Whoever logs in for the application may take the sender's role, which can do less.
do $$
begin
  if not pg_has_role('tuntas_app', 'tuntas_sender', 'member') then
    grant tuntas_sender to tuntas_app;
  end if;
end
$$;

grant usage on schema public, vault to tuntas_sender;
grant select on unit, region, officer, post, deputy, sop_version, sop_in_force, calendar_version, reference_stamp to tuntas_sender;
grant select on report, report_event, message, wording, vault.report_key, vault.identity to tuntas_sender;
grant update (attempts, lease_until, lease_token, next_attempt_at, last_error, outcome, outcome_at) on message to tuntas_sender;
