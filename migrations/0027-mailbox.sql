-- Mailboxes that are read by IMAP, and e-mails whose bytes are not kept for ever.

create table mailbox (
  mailbox text not null,
  validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null default clock_timestamp(),
  primary key (mailbox, validity)
);
comment on table mailbox is 'class coordinator: how far each folder of a mailbox was read, by the validity of its numbers';
grant select, insert, update on mailbox to tuntas_app;

alter table mail add column removed_at timestamptz;
comment on column mail.removed_at is 'when the bytes as they came were removed, a year after the e-mail was settled';
create index mail_removal on mail (settled_at, mail_id) where settled_at is not null and removed_at is null;
grant update (removed_at) on mail to tuntas_app;
grant delete on mail_raw, vault.mail_key to tuntas_app;
