-- What a verifier made fit for everybody to read, plain and searchable. The sealed wording beside it stays as it is.

create function search_letters(words text) returns text language sql immutable strict parallel safe
  return regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g');
comment on function search_letters is 'letters without their accents, by the database alone: no extension is needed, so any owner may install this';

create function search_words(subject text, description text) returns tsvector language sql immutable strict parallel safe
  return setweight(to_tsvector('pg_catalog.indonesian', search_letters(subject)), 'A') || to_tsvector('pg_catalog.indonesian', search_letters(description));
comment on function search_words is 'stems of Indonesian words; the same letters and stems are made of what is searched for';

create table masked_text (
  report_id bigint primary key,
  wording_no integer not null,
  subject text not null,
  description text not null,
  places integer[] not null,
  words tsvector generated always as (search_words(subject, description)) stored
);
comment on table masked_text is 'class report: the newest masked wording of each report that has one, plain; erasing a report deletes it';
comment on column masked_text.wording_no is 'the sealed wording that it is the text of';
comment on column masked_text.places is 'where it is found: units that have or had a turn with the report, and below 0 the spans of time that it was filed in';
-- Words, units and spans in one index: a search reads nothing of other units, and begins with the newest span. Without the
-- list of what is yet to be indexed, which every search would read from end to end.
create index masked_text_search on masked_text using gin (words, places) with (fastupdate = off);

grant select, insert, update on masked_text to tuntas_app;
