-- When each device last opened a session: a desk that is silent for long is spoken of (SPEC C9).
create table device_contact (
  device_id text collate "C" primary key,
  at bigint not null
) with (fillfactor = 50);

-- Entries of the last hours, for the same look. Receipts only rise, so a few ranges of blocks tell where they lie.
create index entry_by_receipt on entry using brin (received_at) with (pages_per_range = 16);
