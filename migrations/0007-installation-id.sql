-- Which evidence files belong to this database: the folder carries the same id, so that a start with another one is noticed.

alter table installation add column id uuid not null default gen_random_uuid();
comment on column installation.id is 'stands in the folder of the evidence files too: neither goes on with another';
