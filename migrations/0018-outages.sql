-- When the public could not reach us: what reporters lose by it is given back to them.

create table heartbeat (
  part text primary key,
  beat_at timestamptz not null
);
comment on table heartbeat is 'class coordinator: when each part of the system last said that it works';
grant select, insert, update on heartbeat to tuntas_app;

create table outage (
  outage_id uuid primary key default gen_random_uuid(),
  began_at timestamptz not null,
  ended_at timestamptz not null,
  government integer references unit,
  declared_by integer,
  reason text not null,
  noted_at timestamptz not null default clock_timestamp(),
  allowed_at timestamptz,
  check (began_at < ended_at)
);
comment on table outage is 'class reference: times in which the public could not reach us; never changed, only added to';
comment on column outage.government is 'null where it met all governments here';
comment on column outage.declared_by is 'number of the officer who declared it; null where the heartbeat showed it';
comment on column outage.allowed_at is 'when all running times of reporters had been given what they lost';
create index outage_not_allowed on outage (began_at) where allowed_at is null;
grant select, insert on outage to tuntas_app;
grant update (allowed_at) on outage to tuntas_app;
