-- E-mails that come in: kept whole before they are acknowledged, read afterwards, and looked at where nothing follows by itself.

create table mail (
  mail_id uuid primary key,
  government integer,
  report_id bigint,
  state text not null default 'kept' check (state in ('kept', 'waiting', 'taken', 'entered', 'attached', 'noted', 'set-aside')),
  kind text,
  sign text,
  came_at timestamptz not null,
  kept_at timestamptz not null,
  size integer not null,
  sealed_envelope bytea not null,
  sealed_read bytea,
  attempts integer not null default 0,
  lease_until timestamptz,
  lease_token bigint not null default 0,
  version integer not null default 1,
  settled_at timestamptz,
  settled_by integer,
  settled_why text,
  check ((state = 'kept') = (kind is null))
);
comment on table mail is 'class coordinator: e-mails that came in, each once; who sent them and what they say is sealed';
comment on column mail.mail_id is 'keyed digest of what its author wrote and where it was sent: the same e-mail is the same row';
comment on column mail.came_at is 'when it reached its channel, the government''s mail server: what counts for times';
comment on column mail.kept_at is 'when it was kept here, before it was acknowledged';
comment on column mail.government is 'whose list it stands in; null where its address names none';
comment on column mail.report_id is 'the report that its address names, or that it became or was attached to';
comment on column mail.sealed_read is 'what was read in it; null until then';
create index mail_unread on mail (kept_at, mail_id) where state = 'kept';
create index mail_unread_of on mail (report_id) where state = 'kept';
create index mail_desk on mail (government, state, came_at desc, mail_id desc) where state <> 'kept';
create index mail_of_report on mail (report_id, came_at) where report_id is not null;

create table mail_raw (
  mail_id uuid primary key,
  sealed bytea not null
);
comment on table mail_raw is 'class coordinator: each e-mail as it came, byte for byte, sealed';
alter table mail_raw alter column sealed set storage external;

create table vault.mail_key (
  mail_id uuid primary key,
  epoch integer,
  wrapped bytea not null
);
comment on table vault.mail_key is 'class coordinator: the key of each e-mail, wrapped by the key of an epoch; sealed under the report''s own key (epoch null) once the e-mail is part of a report, so that erasing the report erases it too';

grant select, insert on mail, mail_raw, vault.mail_key to tuntas_app;
grant update (government, report_id, state, kind, sign, sealed_read, attempts, lease_until, lease_token, version, settled_at, settled_by, settled_why) on mail to tuntas_app;
grant update (epoch, wrapped) on vault.mail_key to tuntas_app;
