-- A public page asks which version of the report is the present one before it is taken from what was drawn lately.
grant select (version) on report to tuntas_public;
