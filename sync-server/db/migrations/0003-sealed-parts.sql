-- Personal parts, apart from documents and erasable, encrypted at rest: iv, ciphertext and tag under the 'rest' key.
create table sealed (
  person text collate "C" not null,
  part text not null check (part in ('identity', 'contact', 'payment')),
  digest text not null,
  box bytea not null,
  received_at bigint not null,
  primary key (person, part, digest)
);

-- Keyed hash of the ID number → person, to find second registrations. The key never leaves the server.
create table identity_index (
  keyed_hash text collate "C" not null,
  person text collate "C" not null,
  primary key (keyed_hash, person)
);
