-- The same contact found again, by keyed digests; never of a report whose reporter hides.

create table contact_index (
  report_id bigint not null,
  key_no integer not null,
  digest bytea not null,
  primary key (report_id, key_no, digest)
);
comment on table contact_index is 'class coordinator: reports by keyed digests of their contact, written after the report, taken away when its reporter hides or it is erased; can be made anew from what is sealed';
create index contact_index_same on contact_index (key_no, digest, report_id);
grant select, insert, delete on contact_index to tuntas_app;

-- Whatever erases a report destroys its key: with it goes what finds its contact.
create function forget_contact() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from public.contact_index where report_id = old.report_id;
  return null;
end $$;
revoke all on function forget_contact() from public;
create trigger forget_contact after delete on vault.report_key for each row execute function forget_contact();
