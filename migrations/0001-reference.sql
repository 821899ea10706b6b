-- Reference tables: small, the same on every node. And the restricted role the application works with.
--
-- Every table says its class in its comment, and a test holds it:
--   class report       rows of one report; primary key and every unique key start with report_id
--   class reference    small and shared; copied to every node of a cluster
--   class coordinator  neither: log-ins, inboxes, long jobs, the log's tree; never in the hot transaction

do $$
begin
  if to_regrole('tuntas_app') is null then
    create role tuntas_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the whole server; another database made it first
end
$$;

create schema if not exists vault;
grant usage on schema public, vault to tuntas_app;

create table unit (
  unit_id integer primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('national', 'government', 'agency', 'office', 'oversight')),
  parent_id integer references unit,
  coordinator_id integer,
  region_code text,
  calendar_id text,
  addressable boolean not null default false,
  synthetic boolean not null default false
);
comment on table unit is 'class reference: governments, agencies, offices and outside bodies as one tree';
comment on column unit.synthetic is 'true for demonstration data; every page that shows it says so';

create table region (
  code text primary key,
  name text not null,
  parent_code text
);
comment on table region is 'class reference: provinces, regencies, districts and villages that the governments here serve (Kemendagri codes)';
create index region_children on region (parent_code, name);

create table sop_version (
  sop_id text not null,
  version integer not null,
  digest bytea not null,
  source text not null,
  published_at timestamptz not null default now(),
  primary key (sop_id, version)
);
comment on table sop_version is 'class reference: every published version of every procedure, as its file stood; reports pin one';

create table sop_in_force (
  unit_id integer not null references unit,
  classification text not null,
  sop_id text not null,
  version integer not null,
  primary key (unit_id, classification),
  foreign key (sop_id, version) references sop_version
);
comment on table sop_in_force is 'class reference: the procedure that a holding opened now at a unit runs';

create table calendar_version (
  calendar_id text not null,
  version integer not null,
  digest bytea not null,
  source jsonb not null,
  published_at timestamptz not null default now(),
  primary key (calendar_id, version)
);
comment on table calendar_version is 'class reference: every version of every working calendar, with its legal basis';

create table reference_stamp (
  one boolean primary key default true check (one),
  stamp bigint not null
);
comment on table reference_stamp is 'class reference: grows whenever reference data changes; processes reload when it has';
insert into reference_stamp values (true, 1);

grant select on unit, region, sop_version, sop_in_force, calendar_version, reference_stamp to tuntas_app;
