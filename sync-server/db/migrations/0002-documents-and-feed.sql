-- Documents as final JSON text, so that a pull never parses. `sealed` lists the digests of the parts in force.
create table document (
  collection text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  scopes text[] not null,
  sealed text[],
  body text not null,
  updated_at bigint not null,
  primary key (collection, id)
) with (fillfactor = 85);

-- A counter for each scope, raised inside the transaction and held to its commit: order of commit = order of seq.
create table scope_counter (
  scope text collate "C" primary key,
  seq bigint not null
) with (fillfactor = 50);

-- What changed in a scope: one row a document, moved to the newest place. `left_at` is set when the document left.
create table feed (
  scope text collate "C" not null,
  collection text collate "C" not null,
  id text collate "C" not null,
  seq bigint not null,
  left_at bigint,
  primary key (scope, collection, id),
  unique (scope, seq)
) with (fillfactor = 85);
