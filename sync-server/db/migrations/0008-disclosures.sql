-- Whole personal data that was shown on a desk: the desk's own records among the audit. `record` is the desk's id of one,
-- by which it is stored once; `operator` and `reason` say who looked and why. Null for what the server saw itself.
alter table audit
  add column record uuid unique,
  add column operator text collate "C",
  add column reason text;
