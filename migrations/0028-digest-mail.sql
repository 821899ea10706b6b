-- The digest of a morning as an e-mail to each officer: how many times need a look, and nothing about whom or what.

create table digest_mail (
  officer_id integer not null references officer,
  day date not null,
  warnings integer not null,
  fresh integer not null,
  made_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  lease_token bigint not null default 0,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'bounced', 'expired')),
  last_error text,
  primary key (officer_id, day),
  check ((ended_at is null) = (outcome is null))
);
comment on table digest_mail is 'class coordinator: at most one e-mail for each officer and day; its address stands in account.person';
comment on column digest_mail.last_error is 'a code of the last attempt that failed, never an address or words';
create index digest_mail_queue on digest_mail (next_attempt_at) where ended_at is null;
grant select, insert on digest_mail to tuntas_app;
grant select on digest_mail to tuntas_sender;
grant update (attempts, next_attempt_at, lease_until, lease_token, ended_at, outcome, last_error) on digest_mail to tuntas_sender;
grant usage on schema account to tuntas_sender;
grant select (officer_id, email) on account.person to tuntas_sender;
