-- The sweep leases whole reports, so that the clocks of one are struck in their order whoever works on it.

create table sweep_lease (
  report_id bigint primary key,
  token bigint not null default 1,
  attempts integer not null default 1,
  leased_at timestamptz not null default clock_timestamp(),
  free_at timestamptz not null,
  fault text
);
comment on table sweep_lease is 'class report: reports whose clocks a worker has in hand, or could not strike; what was done leaves no row';
comment on column sweep_lease.free_at is 'when another may try: a minute after it was leased, later after each failure';
comment on column sweep_lease.fault is 'the kind of error at the last attempt, without its message';
create index sweep_lease_free on sweep_lease (free_at);
grant select, insert, update, delete on sweep_lease to tuntas_app;

alter table deadline drop column attempts, drop column lease_until, drop column lease_token;
