-- Erasure waits until a signed checkpoint of the log in use covers the order: a place in the tree alone can still be taken back unseen.

-- As before, but for the first question. Again, it changes nothing.
create or replace function erase_report(id bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (
    select from public.report_event e
    join public.log_leaf l on l.report_id = e.report_id and l.seq = e.seq
    join public.log_checkpoint c on c.log_no = (select max(log_no) from public.public_log) and c.size > l.leaf_index
    where e.report_id = id and e.kind = 'erasure-ordered'
  ) then
    return false;
  end if;
  delete from vault.report_key where report_id = id;
  delete from vault.identity where report_id = id;
  delete from public.wording where report_id = id;
  delete from public.evidence where report_id = id;
  delete from public.masked_text where report_id = id;
  delete from public.outside_number where report_id = id;
  delete from public.publication where report_id = id;
  delete from public.source_link where report_id = id;
  delete from vault.mail_key k using public.mail m where m.mail_id = k.mail_id and m.report_id = id and m.state not in ('kept', 'waiting');
  delete from public.mail_raw r using public.mail m where m.mail_id = r.mail_id and m.report_id = id and m.state not in ('kept', 'waiting');
  update public.mail set sealed_read = null, removed_at = coalesce(removed_at, clock_timestamp()) where report_id = id and state not in ('kept', 'waiting');
  return true;
end $$;
