-- Figures that follow: what became of each promise of an office, and counts of it that no page has to scan for.

alter table deadline
  add column promise boolean not null default false,
  add column result text check (result in ('met', 'missed')),
  add column sop_id text,
  add column to_count boolean not null default false,
  add column counted_in text;
comment on column deadline.promise is 'a time that an office has promised; what the reporter, a body outside or the system owes is no figure of an office';
comment on column deadline.result is 'null while it runs, and where it ended without being met or missed: withdrawn, sent back, judged anew';
comment on column deadline.sop_id is 'the procedure whose time it is; its steps are named by it';
comment on column deadline.to_count is 'its result is not in the figures yet, or another one is';
comment on column deadline.counted_in is 'key of the figure that counts it; null where none does';

-- What was missed before is counted; what had ended otherwise does not say how, and is not.
update deadline d set promise = true, sop_id = (select h.sop_id from holding h where h.report_id = d.report_id and h.holding_no = coalesce(d.holding_no, 1))
  where owes = 'unit' and kind not in ('silence-warning', 'consent-reminder');
update deadline set result = 'missed', to_count = true where promise and struck_at is not null;
create index deadline_to_count on deadline (report_id, clock_id) where to_count;

create table figure (
  figure_key text primary key,
  government integer not null references unit,
  month text not null,
  unit_id integer not null references unit,
  sop_id text not null,
  step text not null,
  kind text not null,
  nature text not null,
  secret boolean not null,
  result text not null check (result in ('met', 'missed')),
  count integer not null
);
comment on table figure is 'class coordinator: how many promises were met and missed in a month, by unit, step and nature; kept up by the worker from the deadlines, and holds no report';
comment on column figure.month is 'in which it was met, or recorded as missed, where the unit is: YYYY-MM';
comment on column figure.step is 'empty for times of the report as a whole';
comment on column figure.secret is 'of reports that are secret: not in public';
create index figure_asked on figure (government, month);
grant select, insert, update on figure to tuntas_app;
grant update (to_count, counted_in) on deadline to tuntas_app;
