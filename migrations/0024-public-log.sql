-- The public log: which entry stands at which place of the tree, what was signed about it, and what else than events was logged.

create table public_log (
  log_no integer primary key,
  origin text not null unique,
  begun_at timestamptz not null,
  from_size bigint not null,
  reason text,
  decided_by text,
  left_behind text
);
comment on table public_log is 'class coordinator: the logs that were begun here, one after another; the newest is in use';
comment on column public_log.from_size is 'entries that it took over from the one before';
comment on column public_log.reason is 'why a person let signing go on after the database had gone back; null for the first';
comment on column public_log.left_behind is 'the highest checkpoint of the log before, which this database no longer holds';

create table log_leaf (
  leaf_index bigint primary key,
  commitment bytea not null,
  report_id bigint,
  seq integer,
  fact_id uuid,
  check ((report_id is null) = (seq is null) and (report_id is null) <> (fact_id is null))
);
comment on table log_leaf is 'class coordinator: the log''s tree: which commitment stands at which place; never changed';
create unique index log_leaf_event on log_leaf (report_id, seq) where report_id is not null;
create unique index log_leaf_fact on log_leaf (fact_id) where fact_id is not null;

create table log_fact (
  fact_id uuid primary key default gen_random_uuid(),
  kind text not null,
  subject text not null,
  at timestamptz not null,
  body jsonb not null,
  salt bytea not null,
  commitment bytea not null,
  unique (kind, subject)
);
comment on table log_fact is 'class coordinator: what is logged besides events: versions of procedures and calendars, figures, keys, openings, erasures';
comment on column log_fact.subject is 'what it is about, once for each kind; never a name or a word of anybody';

create table log_checkpoint (
  log_no integer not null references public_log,
  size bigint not null,
  root bytea not null,
  note text not null,
  signed_at timestamptz not null,
  primary key (log_no, size)
);
comment on table log_checkpoint is 'class coordinator: every checkpoint that was signed, as it went out; the newest is the log''s state';
create index log_checkpoint_time on log_checkpoint (signed_at desc);

create table log_key (
  verifier_key text primary key,
  log_no integer not null references public_log,
  use text not null check (use in ('checkpoint', 'promise')),
  from_size bigint not null,
  known_at timestamptz not null,
  endorsement text,
  retired_at timestamptz
);
comment on table log_key is 'class coordinator: the public keys by which the log is checked, and from which size on each signs';
comment on column log_key.endorsement is 'a note in which the key before names this one; null for the first, and where the one before was lost';

create table log_halt (
  one boolean primary key default true check (one),
  noticed_at timestamptz not null,
  why text not null check (why in ('older', 'forked', 'no-memory', 'other-log')),
  size bigint not null,
  signed_size bigint
);
comment on table log_halt is 'class coordinator: a row while nothing is signed, because the database does not continue what was signed before';

create table log_outlet (
  target_hash bytea primary key,
  kind text not null check (kind in ('mail', 'webhook')),
  shown text not null,
  log_no integer,
  size bigint,
  handed_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  fault text
);
comment on table log_outlet is 'class coordinator: outside addresses that checkpoints go to, and the last one that each has taken';
comment on column log_outlet.shown is 'the host or domain alone: an address may carry a secret';

-- What stands in the tree need not wait for it any longer; nothing else may take a waiting row away.
create function drop_sealed_leaves(first_index bigint, end_index bigint) returns bigint
  language sql security definer set search_path = pg_catalog, public as $$
  with gone as (
    delete from public.leaf_pending p using public.log_leaf l
    where l.leaf_index >= first_index and l.leaf_index < end_index and p.report_id = l.report_id and p.seq = l.seq and p.commitment = l.commitment
    returning 1)
  select count(*) from gone
$$;
revoke all on function drop_sealed_leaves(bigint, bigint) from public;
grant execute on function drop_sealed_leaves(bigint, bigint) to tuntas_app;

grant select, insert on public_log, log_leaf, log_fact, log_checkpoint, log_key to tuntas_app;
grant update (retired_at) on log_key to tuntas_app;
grant select, insert, update, delete on log_halt, log_outlet to tuntas_app;
grant select on public_log, log_leaf, log_checkpoint, log_key, log_halt, leaf_pending to tuntas_sender;
grant select, update on log_outlet to tuntas_sender;
