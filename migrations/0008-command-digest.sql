-- A command that comes twice under one key is done once; with other content it must not pass for the first.

alter table report_event add column command_digest bytea;
comment on column report_event.command_digest is 'digest of what the command brought, keyed with the report''s own key; tells a retry from other content under the same command key';
