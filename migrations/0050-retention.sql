-- Retention: how long a government keeps what, and the lists by which what is past its time is destroyed.

create table retention_schedule (
  government integer primary key references unit,
  basis text not null,
  rows jsonb not null
);
comment on table retention_schedule is 'class reference: for how long a government keeps each class of report and by which regulation; where it has entered none, the product''s own rule holds';
grant select on retention_schedule to tuntas_app;

create table destruction_list (
  list_id integer primary key,
  government integer not null references unit,
  state text not null check (state in ('drawn', 'proposed', 'approved', 'carried-out')),
  version integer not null default 1,
  schedule jsonb not null,
  drawn_at timestamptz not null,
  written_by integer references officer,
  written_at timestamptz,
  first_by integer references officer,
  first_at timestamptz,
  second_by integer references officer,
  second_at timestamptz,
  remark text,
  remark_by integer references officer,
  done_at timestamptz,
  check (first_by is null or first_by <> written_by),
  check (second_by is null or (second_by <> written_by and second_by <> first_by)),
  check (state not in ('approved', 'carried-out') or second_by is not null),
  check ((state = 'carried-out') = (done_at is not null))
);
comment on table destruction_list is 'class coordinator: lists of reports past their time, who wrote them, which two persons approved them, and when they were carried out; never deleted';
comment on column destruction_list.schedule is 'as it stood when the list was drawn up: its basis and its rows';
comment on column destruction_list.remark is 'why an approver sent it back';
create unique index destruction_list_open on destruction_list (government) where state in ('drawn', 'proposed', 'approved');
create index destruction_list_of on destruction_list (government, list_id desc);

create table destruction_item (
  report_id bigint not null,
  list_id integer not null,
  class text not null,
  received_at timestamptz not null,
  closed_at timestamptz not null,
  kept_until timestamptz not null,
  state text not null default 'listed' check (state in ('listed', 'left', 'ordered', 'destroyed')),
  why text,
  primary key (report_id, list_id)
);
comment on table destruction_item is 'class report: that a report stood on a list, and what became of it; stays when the report is destroyed';
comment on column destruction_item.why is 'the refusal for which it was left where it is';
create index destruction_item_of on destruction_item (list_id, state, report_id);

grant select, insert on destruction_list, destruction_item to tuntas_app;
grant update (state, version, written_by, written_at, first_by, first_at, second_by, second_at, remark, remark_by, done_at) on destruction_list to tuntas_app;
grant update (state, why) on destruction_item to tuntas_app;

create index report_kept on report (government, closed_at, report_id) where not open and coalesce(state -> 'erasure' ->> 'stands', 'none') = 'none';
