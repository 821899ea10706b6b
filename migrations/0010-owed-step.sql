-- Who must make which move next: a unit's list, an office's, a watcher's are each a walk along one index.

create table owed_step (
  report_id bigint not null,
  step_no integer not null,
  seat text not null,
  unit_id integer not null,
  classification text not null,
  nature text not null,
  due_at timestamptz not null,
  holding_no integer not null,
  step text not null,
  kept_from integer[] not null,
  primary key (report_id, step_no, seat)
) with (fillfactor = 90);
comment on table owed_step is 'class report: steps that are owed now, each once for every list it stands in; the worklists read it, and only what is owed stays';
comment on column owed_step.step_no is 'counts the steps owed in a report; 0 is the watcher''s';
comment on column owed_step.seat is 'whose list: an office of the unit, @anyone where any office will do, @unit for the whole unit, @watch for who answers for the report';
comment on column owed_step.nature is 'empty until it was set';
comment on column owed_step.due_at is 'infinity where nothing says until when, so that those come last';
comment on column owed_step.kept_from is 'numbers of officers who are complained about: not in their lists';
-- Classification and nature stand before the time: with any filter a page is a few short walks, never a search through all that is owed.
create index owed_step_list on owed_step (unit_id, seat, classification, nature, due_at, report_id, step_no) include (holding_no, step, kept_from);

grant select, insert, update, delete on owed_step to tuntas_app;

-- The lists before these.
drop index report_watched;
drop index holding_worklist;
