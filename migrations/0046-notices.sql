-- E-mails that tell officers that a way to sign in was changed: written with the change, sent by the sender.

create table account.notice (
  notice_id uuid primary key,
  officer_id integer not null references officer,
  what text not null,
  at timestamptz not null,
  kept_at timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  lease_token bigint not null default 0,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'bounced', 'expired')),
  last_error text,
  check ((ended_at is null) = (outcome is null))
);
comment on table account.notice is 'class coordinator: e-mails that tell an officer that a way to sign in was changed; its address stands in account.person';
comment on column account.notice.last_error is 'a code of the last attempt that failed, never an address or words';
create index notice_queue on account.notice (next_attempt_at) where ended_at is null;
grant select, insert on account.notice to tuntas_app;
grant select on account.notice to tuntas_sender;
grant update (attempts, next_attempt_at, lease_until, lease_token, ended_at, outcome, last_error) on account.notice to tuntas_sender;
