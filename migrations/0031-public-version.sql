-- Which version of a report everybody may read: by it a page that was drawn before is known to be as it was.
grant select (version) on report to tuntas_public;
