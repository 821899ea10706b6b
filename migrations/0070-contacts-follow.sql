-- A contact is found by what stands now: whoever hides, or corrects it, takes the digests away in the same transaction.

-- Whoever notes contacts holds this number shared until their rows are there, whoever takes them away holds it alone until that stands:
-- so neither passes the other unseen, and no row of a report is locked for it (src/store/contact-index.ts).
create function forget_contact_as_it_was() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(7385201122);
  delete from public.contact_index where report_id = new.report_id;
  return null;
end $$;
revoke all on function forget_contact_as_it_was() from public;

create trigger forget_hidden_contact after update of anonymous, secret on report for each row
  when ((new.anonymous or new.secret) and not (old.anonymous or old.secret)) execute function forget_contact_as_it_was();

-- The contact that a report was sent with is its second wording, or one before; whatever comes later corrects one.
create trigger forget_corrected_contact after insert on vault.identity for each row
  when (new.wording_no > 2) execute function forget_contact_as_it_was();
