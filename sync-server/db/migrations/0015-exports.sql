-- Lists about people that left a desk: how many rows, and which other operator confirmed them. Null for everything else.
alter table audit
  add column rows integer,
  add column second text collate "C";
