-- Voucher numbers drawn from a batch, server only. A blank is leased to one device at a time; `voucher` is random.
create table blank (
  voucher text collate "C" primary key,
  batch text collate "C" not null,
  code text collate "C" not null unique,
  lease text collate "C",
  ministry_no text not null default ''
);
create index blank_by_batch on blank (batch) where lease is null;
