-- The journal and what it rests on. Names of columns follow domain/journal and domain/sync/acceptor-store.ts.
-- Text that is compared or sorted has collation "C": one order on every machine.

-- This installation: one row. The id stands in every entry, so it never changes.
create table server (
  only_row boolean primary key default true check (only_row),
  id text collate "C" not null,
  created_at bigint not null
);

-- One row for each unbroken history of this database; the newest is in force.
create table epoch (
  n integer primary key,
  random text not null,
  system_identifier text not null,
  timeline integer not null,
  reason text not null,
  began_at bigint not null
);

-- Keys of the server: 'sign' (Ed25519), 'seal' (X25519), and symmetric ones for session tokens, for the keyed hash of ID
-- numbers and for personal parts at rest. `secret` is encrypted under a file that lies outside the database.
create table server_key (
  key_id text collate "C" primary key,
  purpose text not null check (purpose in ('sign', 'seal', 'token', 'identity', 'rest')),
  public_key text,
  secret text not null,
  created_at bigint not null
);

-- Where each device's chain ends. Locked first in every ingest transaction.
create table device_head (
  device_id text collate "C" primary key,
  generation integer not null,
  seq integer not null,
  hash text not null,
  is_frozen boolean not null default false
);

-- Places of the chains. A re-chained duplicate takes a place and brings no entry.
create table place (
  device_id text collate "C" not null,
  generation integer not null,
  seq integer not null,
  hash text not null,
  prev text not null,
  body_hash text not null,
  entry uuid not null,
  primary key (device_id, generation, seq)
);

-- Every entry the server has seen, for good. `arrival` is the order of arrival; `feed_seq` the verdict's place in the
-- feed of its device (0 for entries of the server itself, which no device waits for).
create table entry (
  id uuid primary key,
  arrival bigint generated always as identity,
  device_id text collate "C" not null,
  kind text not null,
  body text not null,
  body_hash text not null,
  facts text not null,
  lane text not null check (lane in ('accepted', 'rejected', 'review', 'waiting')),
  verdict text not null,
  reads text not null,
  writes text not null,
  received_at bigint not null,
  feed_seq bigint not null
);
create index entry_by_feed on entry (device_id, feed_seq);

-- What an author stated never changes and is never deleted; only a waiting entry still gets its verdict.
create function refuse_journal_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.lane = 'waiting'
     and (new.id, new.arrival, new.device_id, new.kind, new.body, new.body_hash, new.facts, new.received_at)
       = (old.id, old.arrival, old.device_id, old.kind, old.body, old.body_hash, old.facts, old.received_at) then
    return new;
  end if;
  raise exception 'the journal is append-only' using errcode = 'integrity_constraint_violation';
end $$;
create trigger entry_is_append_only before update or delete on entry
  for each row execute function refuse_journal_change();

create function refuse_any_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger place_is_append_only before update or delete on place
  for each row execute function refuse_any_change();
create trigger entry_is_not_emptied before truncate on entry execute function refuse_any_change();
create trigger place_is_not_emptied before truncate on place execute function refuse_any_change();

-- Entries that wait, what for, and the documents that later entries wait behind.
create table waiting (
  entry uuid primary key references entry (id),
  cause text collate "C" not null,
  device_id text collate "C" not null
);
create index waiting_by_cause on waiting (cause);
create index waiting_by_device on waiting (device_id);
create table waiting_key (
  entry uuid not null references waiting (entry) on delete cascade,
  collection text collate "C" not null,
  id text collate "C" not null,
  primary key (entry, collection, id)
);

-- Documents that a losing entry of a device was about, with the first loser of that chain.
create table loser (
  device_id text collate "C" not null,
  collection text collate "C" not null,
  id text collate "C" not null,
  root uuid not null,
  primary key (device_id, collection, id)
);
