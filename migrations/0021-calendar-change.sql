-- Calendars that are changed at the desk: proposed by one officer, approved by another, and what the open times then do.

create table calendar (
  calendar_id text primary key,
  extends text[] not null,
  government integer references unit,
  name json,
  base json,
  approvers text[] not null
);
comment on table calendar is 'class reference: every working calendar, which one it follows, and how it was before any change at the desk';
comment on column calendar.extends is 'calendars whose changes hold here too; what has no base of its own is else as the first of them';
comment on column calendar.government is 'whose own it is, made at the desk; null for those that come as files, which several governments may share';
comment on column calendar.base is 'as its file has it, in the order of its file, since versions are told apart by their text; null where it follows another in everything';
comment on column calendar.approvers is 'offices whose holders may approve a change besides administrators: policy of whoever keeps the calendar';

create table calendar_change (
  change_id integer primary key,
  calendar_id text not null references calendar,
  government integer references unit,
  scope text not null check (scope in ('all', 'own')),
  state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  amendment jsonb not null,
  basis_kind text not null,
  basis_number text not null,
  basis_date date,
  reason text not null,
  proposed_by integer references officer,
  proposed_at timestamptz not null,
  decided_by integer references officer,
  decided_at timestamptz,
  remark text,
  check (decided_by is distinct from proposed_by or decided_by is null or state = 'withdrawn')
);
comment on table calendar_change is 'class reference: what was proposed for a calendar, by whom, on which legal basis, and who decided; never deleted';
comment on column calendar_change.government is 'of whoever proposed it; null for what a newer file of the product brought';
comment on column calendar_change.scope is 'own: for that government alone, although others count by the calendar too';
create index calendar_change_of on calendar_change (calendar_id, change_id);

create table calendar_step (
  change_id integer not null references calendar_change,
  calendar_id text not null,
  from_calendar text not null,
  from_version integer not null,
  to_version integer not null,
  primary key (change_id, calendar_id)
);
comment on table calendar_step is 'class reference: which calendars went from which version to which by a change';

create table calendar_judgement (
  change_id integer primary key references calendar_change,
  foreseen jsonb,
  foreseen_at timestamptz,
  passes integer not null default 0,
  pass_moved integer not null default 0,
  after_due timestamptz,
  after_report bigint,
  after_clock integer,
  judged bigint not null default 0,
  moved bigint not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  lease_until timestamptz,
  lease_token bigint not null default 0
);
comment on table calendar_judgement is 'class coordinator: what a change would move, and how far the open times have been judged again; work goes on where it stopped';
comment on column calendar_judgement.after_due is 'the time after which this pass goes on, with its report and clock';

grant select on calendar, calendar_change, calendar_step, calendar_judgement to tuntas_app;
grant insert (calendar_id, extends, government, name, approvers) on calendar to tuntas_app;
grant insert on calendar_version, calendar_change, calendar_step, calendar_judgement to tuntas_app;
grant update (calendar_id, state, decided_by, decided_at, remark) on calendar_change to tuntas_app;
grant update on calendar_judgement to tuntas_app;
grant update (calendar_id) on unit to tuntas_app;

-- A time is judged again from its own row: no report is opened for the many that don't move.
alter table deadline add column counted_by integer, add column ends text, add column pauses jsonb, add column moved_by integer;
comment on column deadline.counted_by is 'the unit by whose calendar it is counted';
comment on column deadline.pauses is 'when it stood still; null where it never did';
comment on column deadline.moved_by is 'the change of a calendar that moved it last';
update deadline d set counted_by = (c ->> 'unit')::int, ends = c ->> 'ends', pauses = nullif(c -> 'pauses', '[]'::jsonb)
  from report r, jsonb_array_elements(r.state -> 'clocks') c where r.report_id = d.report_id and (c ->> 'id')::int = d.clock_id;
create index deadline_moved on deadline (moved_by) where moved_by is not null;
