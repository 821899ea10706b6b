-- What a search needs besides the words: who is kept from a report, and its numbers at bodies outside.

alter table masked_text add column kept_from integer[] not null default '{}';
comment on column masked_text.kept_from is 'numbers of officers who are complained about: they find nothing';
comment on column masked_text.places is 'where it is found: units that have or had a turn with the report, the unit above for one that is kept out, and below 0 the spans of time that it was filed in';

create table outside_number (
  report_id bigint not null,
  holding_no integer not null,
  artefact text not null,
  number text not null,
  primary key (report_id, holding_no, artefact)
);
comment on table outside_number is 'class report: the numbers that a report has at bodies outside, the latest of each, to be found by';
comment on column outside_number.number is 'letters and digits alone, capital';
create index outside_number_search on outside_number (number, report_id);

grant select, insert, update on outside_number to tuntas_app;
