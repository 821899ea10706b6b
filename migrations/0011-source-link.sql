-- The same post is soon entered twice by two hands: which report came from which link is known by a keyed hash alone.

create table source_link (
  link_hash bytea not null,
  report_id bigint not null,
  government integer not null,
  entered_at timestamptz not null,
  primary key (link_hash, report_id)
);
comment on table source_link is 'class coordinator: keyed hashes of where entered reports came from, to warn of a second entry; erasure removes those of its report';
create index source_link_of on source_link (report_id);
grant select, insert on source_link to tuntas_app;
