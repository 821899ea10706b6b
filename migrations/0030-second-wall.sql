-- The second wall: what a page for everybody may read, and who alone writes the public log, is held by the database too.

do $$
declare
  name text;
begin
  foreach name in array array['tuntas_public', 'tuntas_sealer'] loop
    begin
      if to_regrole(name) is null then
        execute format('create role %I nologin', name);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- roles belong to the whole server; another database made it first
    end;
    -- Whoever logs in for the application may become one of them, and has none of their rights before that.
    if not pg_has_role('tuntas_app', name, 'member') then
      execute format('grant %I to tuntas_app', name) || case when current_setting('server_version_num')::int >= 160000 then ' with inherit false' else '' end;
    end if;
  end loop;
  if current_setting('server_version_num')::int < 160000 then
    alter role tuntas_app noinherit;
  end if;
end
$$;

-- Pages, feeds and files for everybody: nothing secret, no sealed word, no identity, no key, no account. Whoever works for the
-- application sees all rows: as what somebody sees a report is judged by the policy, which hangs on posts and turns.
grant usage on schema public to tuntas_public;
grant select (report_id, secret, open, outcome, closed_at, state) on report to tuntas_public;
grant select (report_id, seq, at, kind, body) on report_event to tuntas_public;
grant select (report_id, subject, description) on masked_text to tuntas_public;
grant select (report_id, publication_no, government, unit_id, state, settled_at, title, reported, done, published_at) on publication to tuntas_public;
grant select on figure to tuntas_public;

alter table report enable row level security;
create policy all_rows on report to tuntas_app, tuntas_sender using (true) with check (true);
create policy not_secret on report for select to tuntas_public using (not secret);

alter table report_event enable row level security;
create policy all_rows on report_event to tuntas_app, tuntas_sender using (true) with check (true);
create policy not_secret on report_event for select to tuntas_public using (exists (select from report r where r.report_id = report_event.report_id and not r.secret));

alter table masked_text enable row level security;
create policy all_rows on masked_text to tuntas_app, tuntas_sender using (true) with check (true);
create policy not_secret on masked_text for select to tuntas_public using (exists (select from report r where r.report_id = masked_text.report_id and not r.secret));

alter table publication enable row level security;
create policy all_rows on publication to tuntas_app, tuntas_sender using (true) with check (true);
create policy published on publication for select to tuntas_public
  using (state = 'published' and exists (select from report r where r.report_id = publication.report_id and not r.secret));

alter table figure enable row level security;
create policy all_rows on figure to tuntas_app using (true) with check (true);
create policy not_secret on figure for select to tuntas_public using (not secret);

-- Leaves and checkpoints: the sealer's alone. What waits for it everybody may still add, with the event it belongs to.
revoke insert on public_log, log_leaf, log_checkpoint, log_key from tuntas_app;
revoke update (retired_at) on log_key from tuntas_app;
revoke insert, update, delete on log_halt from tuntas_app;
revoke execute on function drop_sealed_leaves(bigint, bigint) from tuntas_app;

grant usage on schema public to tuntas_sealer;
grant select on public_log, log_leaf, log_fact, log_checkpoint, log_key, log_halt, leaf_pending, sop_version, calendar_version to tuntas_sealer;
grant insert on public_log, log_leaf, log_fact, log_checkpoint, log_key to tuntas_sealer;
grant update (retired_at) on log_key to tuntas_sealer;
grant insert, update, delete on log_halt to tuntas_sealer;
grant execute on function drop_sealed_leaves(bigint, bigint) to tuntas_sealer;
