-- The sealer puts the public figures of each day into the log: it may read those that are not secret, and what governments are called.
grant select on figure to tuntas_sealer;
create policy not_secret_sealed on figure for select to tuntas_sealer using (not secret);
grant select (unit_id, code) on unit to tuntas_sealer;
