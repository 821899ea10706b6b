-- Which officer an identity provider's account belongs to: tied by the officer, after password and code, and by nothing that the provider may change.

create table account.provider_link (
  officer_id integer primary key references officer,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null,
  used_at timestamptz,
  unique (issuer, subject)
);
comment on table account.provider_link is 'class coordinator: the tie between an officer and an account at an identity provider, by issuer and subject';
grant select, insert, update, delete on account.provider_link to tuntas_app;
