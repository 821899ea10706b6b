-- Passkeys: public keys of what officers sign in with by finger, face or PIN.

create table account.passkey (
  passkey_id uuid primary key,
  officer_id integer not null references officer,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  synced boolean not null,
  transports text[] not null default '{}',
  name text not null check (char_length(name) between 1 and 60),
  made_at timestamptz not null,
  used_at timestamptz,
  doubted_at timestamptz
);
comment on table account.passkey is 'class coordinator: public keys by which officers sign in; the private ones never leave their devices';
comment on column account.passkey.credential_id is 'as the device names it, base64url';
comment on column account.passkey.counter is 'signatures so far as the device counts them; 0 for ever where it does not count';
comment on column account.passkey.synced is 'kept by a password manager on several devices, not bound to one';
comment on column account.passkey.doubted_at is 'its counter went back: there may be two of it, and it opens nothing any more';
create index passkey_of on account.passkey (officer_id);

create table account.used_challenge (
  challenge_hash bytea primary key,
  used_at timestamptz not null
);
comment on table account.used_challenge is 'class coordinator: challenges answered in the last minutes; none is taken twice';
create index used_challenge_at on account.used_challenge (used_at);

grant select, insert, update, delete on account.passkey to tuntas_app;
grant select, insert, delete on account.used_challenge to tuntas_app;
