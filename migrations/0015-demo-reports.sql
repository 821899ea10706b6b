-- Whether a demonstration's example reports are still to be written: a start that was killed on the way writes them the next time.

create table demo_reports (
  one boolean primary key default true check (one),
  until_at timestamptz not null,
  loaded_at timestamptz
);
comment on table demo_reports is 'class coordinator: a demonstration whose example reports end at until_at; loaded_at is set with them, in one commit';
grant select, update (loaded_at) on demo_reports to tuntas_app;
