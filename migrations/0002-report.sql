-- One report: its current row, what happened to it, who holds it, what is owed by when, and whom to tell.
-- No foreign keys between these tables: one statement writes them all behind one gate (the report row), and a
-- key check for each of a dozen rows would be paid on every report taken in.

create table report (
  report_id bigint primary key,
  version integer not null,
  previous_version integer not null,
  government integer not null,
  watcher integer not null,
  open boolean not null,
  outcome text,
  classification text not null,
  nature text,
  channel text not null,
  anonymous boolean not null,
  secret boolean not null,
  region_code text,
  received_at timestamptz not null,
  closed_at timestamptz,
  next_due_at timestamptz,
  code_hash bytea not null,
  content_digest bytea not null,
  state jsonb not null
) with (fillfactor = 80);
comment on table report is 'class report: the current state of each report; equals the fold of its events';
comment on column report.report_id is 'derived from the submission key, time-ordered; the public number is a keyed permutation of it';
comment on column report.previous_version is 'the version that the writer had read; the gate of every change';
comment on column report.code_hash is 'peppered hash of the reporter''s secret code, itself derived from the submission key';
comment on column report.content_digest is 'keyed digest of what was submitted; tells a retry from a different text under the same key';
create index report_watched on report (watcher, next_due_at, report_id) where open;

create table report_event (
  report_id bigint not null,
  seq integer not null,
  at timestamptz not null,
  kind text not null,
  body jsonb not null,
  salt bytea not null,
  command_key uuid,
  primary key (report_id, seq)
);
comment on table report_event is 'class report: what happened, in order; numbers, times and hashes, never words or names';
comment on column report_event.command_key is 'the sender''s key of the command, on its first event: a double tap or a retry is done once';
create unique index report_event_command on report_event (report_id, command_key) where command_key is not null;

create table leaf_pending (
  report_id bigint not null,
  seq integer not null,
  commitment bytea not null,
  primary key (report_id, seq)
);
comment on table leaf_pending is 'class report: salted commitments of events, waiting for the public log';

create table holding (
  report_id bigint not null,
  holding_no integer not null,
  unit_id integer not null,
  role text not null,
  sop_id text not null,
  sop_version integer not null,
  step text not null,
  owes text not null,
  owes_unit integer,
  open boolean not null,
  opened_at timestamptz not null,
  entered_step_at timestamptz not null,
  due_at timestamptz,
  version integer not null,
  primary key (report_id, holding_no)
) with (fillfactor = 80);
comment on table holding is 'class report: each unit''s turn with a report; the worklists read it';
create index holding_worklist on holding (owes_unit, due_at, report_id) where open;

create table deadline (
  report_id bigint not null,
  clock_id integer not null,
  holding_no integer,
  kind text not null,
  step text,
  owes text not null,
  owes_unit integer,
  anchored_at timestamptz not null,
  budget jsonb not null,
  due_at timestamptz not null,
  provisional boolean not null,
  calendar_id text not null,
  calendar_version integer not null,
  source text not null,
  struck_at timestamptz,
  ended_at timestamptz,
  attempts integer not null default 0,
  lease_until timestamptz,
  lease_token bigint not null default 0,
  primary key (report_id, clock_id)
) with (fillfactor = 80);
comment on table deadline is 'class report: every clock its own row, and the queue of the sweep';
create index deadline_due on deadline (due_at, report_id, clock_id) where struck_at is null and ended_at is null;

create table message (
  report_id bigint not null,
  message_no integer not null,
  event_seq integer not null,
  recipient text not null,
  recipient_unit integer,
  channel text not null,
  template text not null,
  params jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'delivered', 'failed')),
  queued_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts integer not null default 0,
  lease_until timestamptz,
  lease_token bigint not null default 0,
  delivered_at timestamptz,
  last_error text,
  primary key (report_id, message_no)
) with (fillfactor = 80);
comment on table message is 'class report: whom to tell what, and the queue of the senders; references, never words';
create index message_queue on message (next_attempt_at, report_id, message_no) where state = 'queued';

grant select, insert on report_event to tuntas_app;
grant select, insert on leaf_pending to tuntas_app;
grant select, insert, update on report, holding, deadline, message to tuntas_app;
