-- Looks at what reporters hide: who consents to them, and how long they last.

alter table officer add column custodian boolean not null default false;
comment on column officer.custodian is 'decides on requests to open what a reporter hides; sees neither the report nor who it is from';

create table privacy_rule (
  government integer primary key references unit,
  opening_minutes integer not null check (opening_minutes between 1 and 1440)
);
comment on table privacy_rule is 'class reference: what a government has set down about personal data; where it has not, the product''s own rule holds';
grant select on privacy_rule to tuntas_app;

create index report_custodian on report (government, report_id) where (state -> 'custodian') = 'true'::jsonb;
