-- What an undone act had added to the rows that are counted and searched goes with it; the history keeps the act and its undoing.

grant delete on outside_number to tuntas_app;
grant delete on response to tuntas_app;
comment on table response is 'class report: each act of a post of a unit that the report was dispatched to, but for those taken back within seconds; numbers and times, never words';
