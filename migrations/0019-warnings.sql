-- Warnings of times that run out or were missed, by office; what is settled leaves the list.

create table warning (
  report_id bigint not null,
  of_clock integer not null,
  unit_id integer not null,
  seat text not null,
  kind text not null,
  rung text not null,
  holding_no integer,
  step text,
  due_at timestamptz not null,
  warned_at timestamptz not null,
  kept_from integer[] not null,
  primary key (report_id, of_clock, unit_id, seat)
) with (fillfactor = 90);
comment on table warning is 'class report: times that somebody was warned of and that still run or are missed, once for each office; the latest rung counts';
comment on column warning.seat is 'an office of the unit, or @unit for all of it';
comment on column warning.rung is 'the name of the warning in the procedure of the time';
comment on column warning.kept_from is 'numbers of officers who are complained about: not in their lists';
create index warning_list on warning (unit_id, seat, due_at, report_id, of_clock) include (kept_from);
grant select, insert, update, delete on warning to tuntas_app;

create table digest (
  unit_id integer not null references unit,
  seat text not null,
  day date not null,
  made_at timestamptz not null,
  warnings integer not null,
  fresh integer not null,
  primary key (unit_id, seat, day)
);
comment on table digest is 'class coordinator: one message of a morning for each office that has warnings: how many there are, and how many came since the last';
grant select, insert on digest to tuntas_app;
