-- Documents of which any change lets a waiting entry be decided again (SPEC S18): after a restore, what it rested on may
-- still be on its way from another device.
create table waiting_wake (
  entry uuid not null references waiting (entry) on delete cascade,
  collection text collate "C" not null,
  id text collate "C" not null,
  primary key (entry, collection, id)
);
create index waiting_wake_by_document on waiting_wake (collection, id);
