-- Which post of a dispatched unit responded how and when: what is reported each semester is counted from here.

create table response (
  report_id bigint not null,
  seq integer not null,
  government integer not null,
  unit_id integer not null,
  office text not null,
  officer_id integer not null,
  holding_no integer not null,
  step text not null,
  way text not null,
  kind text not null check (kind in ('answered', 'returned', 'other')),
  dispatched_at timestamptz not null,
  responded_at timestamptz not null,
  due_at timestamptz,
  primary key (report_id, seq)
);
comment on table response is 'class report: each act of a post of a unit that the report was dispatched to; numbers and times, never words';
comment on column response.due_at is 'when the time to settle it ran out, as it stood before the act; null where none ran';
create index response_counted on response (government, responded_at, unit_id);
grant select, insert on response to tuntas_app;
