-- Officers: who works here and in which posts (reference, numbers only), and how they sign in (a schema of its own).

alter table unit add column active boolean not null default true;
alter table unit add column form text check (form in ('department', 'district', 'village', 'school', 'clinic', 'hospital', 'company', 'other'));
comment on column unit.active is 'false for a unit that is no more; its reports and its number stay';
comment on column unit.form is 'what kind of body it is, for people; procedures look at kind alone';

create table officer (
  officer_id integer primary key,
  government integer not null references unit,
  administrator boolean not null default false,
  active boolean not null default true
);
comment on table officer is 'class reference: who may work here, by number; names and contacts stand in account.person';
comment on column officer.administrator is 'manages units and officers of the own government';

create table post (
  officer_id integer not null references officer,
  unit_id integer not null references unit,
  office text not null,
  duties text[] not null default '{}',
  primary key (officer_id, unit_id, office)
);
comment on table post is 'class reference: which office in which unit an officer holds, named as procedures name offices';
comment on column post.duties is 'groups of duties (tupoksi) that this officer answers for';

create table deputy (
  officer_id integer not null,
  unit_id integer not null,
  office text not null,
  stand_in integer not null references officer,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  primary key (officer_id, unit_id, office, stand_in, from_at),
  foreign key (officer_id, unit_id, office) references post on delete cascade
);
comment on table deputy is 'class reference: who stands in for the holder of a post, from when until when';

grant insert (unit_id, code, name, kind, parent_id, region_code, form, addressable, synthetic) on unit to tuntas_app;
grant update (name, kind, parent_id, form, addressable, active) on unit to tuntas_app;
grant update (stamp) on reference_stamp to tuntas_app;
grant select, insert, update on officer to tuntas_app;
grant select, insert, update, delete on post, deputy to tuntas_app;

create schema account;
grant usage on schema account to tuntas_app;

-- The first five are what the log-in library keeps; its own names for them stand in src/account/log-in.ts.

create table account.person (
  id text primary key,
  officer_id integer not null unique references officer,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  phone text,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table account.person is 'class coordinator: name and contacts of an officer; only the desk sees them';
comment on column account.person.id is 'the officer''s number as text, which the log-in library wants';

create table account.credential (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references account.person,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
comment on table account.credential is 'class coordinator: the Argon2id hash of a password, or the tie to an identity provider';

create table account.session (
  id text primary key,
  token text not null unique,
  user_id text not null references account.person,
  user_agent text,
  ip_address text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table account.session is 'class coordinator: who is signed in; the cookie carries the token with a signature, so the row alone opens nothing';
create index session_of on account.session (user_id);

create table account.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table account.verification is 'class coordinator: sign-ins that wait for their second factor';
create index verification_identifier on account.verification (identifier);

create table account.two_factor (
  id text primary key,
  user_id text not null unique references account.person,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
comment on table account.two_factor is 'class coordinator: the sealed key of the code generator and keyed hashes of the backup codes, sealed besides';

-- What the log-in library does not do.

create table account.invitation (
  token_hash bytea primary key,
  officer_id integer not null references officer,
  purpose text not null check (purpose in ('begin', 'password', 'factor')),
  made_by integer references officer,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table account.invitation is 'class coordinator: one-time links to begin, to set a new password, or to set up a new code generator; only their hashes';
create index invitation_of on account.invitation (officer_id);

create table account.used_code (
  officer_id integer not null references officer,
  code_hash bytea not null,
  used_at timestamptz not null,
  primary key (officer_id, code_hash)
);
comment on table account.used_code is 'class coordinator: codes tried in the last minutes; none is taken twice';

create table account.brake (
  key bytea primary key,
  tries integer not null,
  last_at timestamptz not null,
  open_at timestamptz not null
);
comment on table account.brake is 'class coordinator: growing delays against guessing, under keyed hashes of who guesses at what';

create table account.audit (
  audit_id uuid primary key,
  at timestamptz not null,
  government integer,
  officer_id integer,
  act text not null,
  about_officer integer,
  about_unit integer,
  detail jsonb not null default '{}'
);
comment on table account.audit is 'class coordinator: what was done to accounts, officers and units, by whom; added to, never changed';
create index audit_of_government on account.audit (government, at desc, audit_id desc);

grant select, insert, update on account.person, account.credential, account.invitation to tuntas_app;
grant select, insert, update, delete on account.session, account.verification, account.two_factor, account.used_code, account.brake to tuntas_app;
grant select, insert on account.audit to tuntas_app;
