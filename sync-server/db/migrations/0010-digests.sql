-- What each scope holds (SPEC L8): how many documents, and two sums modulo 2^32 of the first 64 bits of SHA-256 over
-- collection/id|version. Raised with the counter; replicas compare it once a day. Leases are in no digest.
alter table scope_counter
  add column documents bigint not null default 0,
  add column digest_a bigint not null default 0,
  add column digest_b bigint not null default 0;
update scope_counter c set documents = d.documents, digest_a = d.a, digest_b = d.b
from (
  select scope, count(*) as documents, sum(mod_a) % 4294967296 as a, sum(mod_b) % 4294967296 as b
  from (
    select scope, ('x' || substr(hash, 1, 8))::bit(32)::bigint as mod_a, ('x' || substr(hash, 9, 8))::bit(32)::bigint as mod_b
    from document
    cross join lateral unnest(scopes) as scope
    cross join lateral (
      select encode(sha256(convert_to(collection || '/' || id || '|' || version, 'UTF8')), 'hex') as hash
    ) hashed
    where collection <> 'lease'
  ) marks
  group by scope
) d
where c.scope = d.scope;
