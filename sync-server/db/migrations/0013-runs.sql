-- Signatures of the runs that brought the places of a chain (SPEC S21): what a device lost of its own journal is given
-- back as it was signed. Runs that came before this table have no row.
create table run (
  device_id text collate "C" not null,
  generation integer not null,
  last_seq integer not null,
  first_seq integer not null,
  suite text not null,
  operator text collate "C",
  device_signature text not null,
  operator_signature text,
  primary key (device_id, generation, last_seq)
);
create trigger run_is_append_only before update or delete on run
  for each row execute function refuse_any_change();
create trigger run_is_not_emptied before truncate on run execute function refuse_any_change();
