-- Papers of claims, apart from documents and erasable, encrypted at rest as sealed parts are. In the database, so that a
-- dump has all of them. `box` is ciphertext: there is nothing in it to compress.
create table attachment (
  claim text collate "C" not null,
  digest text collate "C" not null,
  box bytea not null,
  received_at bigint not null,
  primary key (claim, digest)
);
alter table attachment alter column box set storage external;

-- Pieces of papers on their way, as the device sealed them; gone once the whole paper is kept.
create table attachment_piece (
  claim text collate "C" not null,
  digest text collate "C" not null,
  device_id text collate "C" not null,
  at integer not null,
  bytes bytea not null,
  received_at bigint not null,
  primary key (claim, digest, device_id, at)
);
alter table attachment_piece alter column bytes set storage external;
