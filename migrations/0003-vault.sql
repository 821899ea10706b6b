-- What people wrote and who they are, sealed under each report's own key.

create table wording (
  report_id bigint not null,
  wording_no integer not null,
  kind text not null,
  written_at timestamptz not null,
  sealed bytea not null,
  primary key (report_id, wording_no)
);
comment on table wording is 'class report: texts as their authors wrote them, sealed';
alter table wording alter column sealed set storage external; -- ciphertext does not compress

create table evidence (
  report_id bigint not null,
  file_no integer not null,
  kind text not null,
  media_type text not null,
  size bigint not null,
  sealed_size bigint not null,
  sealed_hash bytea not null,
  sealed_name bytea not null,
  file_id text not null,
  added_at timestamptz not null,
  primary key (report_id, file_no)
);
comment on table evidence is 'class report: evidence files; contents sealed in file storage, names sealed here';

create table vault.report_key (
  report_id bigint primary key,
  epoch integer not null,
  wrapped bytea not null
);
comment on table vault.report_key is 'class report: the report''s own key, wrapped by the key of an epoch; without it its words are gone';

create table vault.identity (
  report_id bigint not null,
  wording_no integer not null,
  written_at timestamptz not null,
  sealed bytea not null,
  primary key (report_id, wording_no)
);
comment on table vault.identity is 'class report: who reported and how to reach them, sealed apart from what was reported';
alter table vault.identity alter column sealed set storage external;

grant select, insert on wording, evidence, vault.report_key, vault.identity to tuntas_app;
