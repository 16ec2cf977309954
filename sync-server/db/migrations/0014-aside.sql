-- What a machine handed over that is no longer its device (SPEC S22): entries that came in no chain, kept apart from the
-- journal and without effect, until they come in one after all or go to review when their time is over.
create table aside (
  entry uuid primary key,
  device_id text collate "C" not null,
  generation integer not null,
  seq integer not null,
  content text not null,
  received_at bigint not null
);
create index aside_by_device on aside (device_id);
create index aside_by_time on aside (received_at);
