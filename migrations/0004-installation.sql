-- Which keys belong to this database: a start with others would give every report a new number and open no word.

create table installation (
  one boolean primary key default true check (one),
  keys_fingerprint text not null,
  first_started_at timestamptz not null default now()
);
comment on table installation is 'class coordinator: the fingerprint of the keys this database was begun with';
grant select on installation to tuntas_app;
