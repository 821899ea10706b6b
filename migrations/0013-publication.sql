-- What units choose to publish of settled reports, in their own words; the rows that later books count.

create table publication (
  report_id bigint not null,
  publication_no integer not null,
  government integer not null,
  unit_id integer not null,
  state text not null check (state in ('draft', 'asked', 'approved', 'published', 'withdrawn')),
  version integer not null default 1,
  settled_at timestamptz not null,
  title text,
  reported text,
  done text,
  written_by integer not null,
  written_at timestamptz not null,
  reviewed_by integer,
  reviewed_at timestamptz,
  published_by integer,
  published_at timestamptz,
  withdrawn_by integer,
  withdrawn_at timestamptz,
  withdrawn_why text check (withdrawn_why in ('mistake', 'personal-data', 'reporter', 'other')),
  primary key (report_id, publication_no),
  check ((state = 'withdrawn') = (title is null)),
  check (reviewed_by is distinct from written_by or reviewed_by is null)
);
comment on table publication is 'class report: what is or was published of a settled report, by which unit and when; erasing a report deletes its rows';
comment on column publication.title is 'written anew for everybody to read; gone once it was withdrawn, the row stays';
create index publication_desk on publication (unit_id, settled_at, report_id) where state <> 'withdrawn';
create index publication_asked on publication (government, written_at, report_id) where state = 'asked';
create index publication_public on publication (published_at desc, report_id desc) where state = 'published';
create index publication_of_government on publication (government, published_at desc, report_id desc) where state = 'published';
create index report_settled on report (government, closed_at, report_id) where outcome = 'settled' and not open and not secret;

grant select, insert, update on publication to tuntas_app;
