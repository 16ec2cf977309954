-- One-time codes by which a device registers, or opens a new generation. Only the hash is kept.
create table registration_code (
  code_hash text collate "C" primary key,
  organisation text collate "C" not null,
  device_id text collate "C",
  expires_at bigint not null,
  used_at bigint
);

-- Passwords of operators: scrypt, never in an entry.
create table operator_secret (
  operator text collate "C" primary key,
  login text collate "C" not null unique,
  salt text not null,
  hash text not null,
  failures integer not null default 0,
  locked_until bigint not null default 0,
  changed_at bigint not null
);

create table challenge (
  nonce text collate "C" primary key,
  device_id text collate "C" not null,
  expires_at bigint not null
);

-- Who asked for what and was let or refused: ids and codes only.
create table audit (
  n bigint generated always as identity primary key,
  at bigint not null,
  actor text collate "C" not null,
  action text not null,
  subject text collate "C" not null,
  outcome text not null
);
create trigger audit_is_append_only before update or delete on audit
  for each row execute function refuse_any_change();
