-- A first password is replaced by an own one before anything else, until this instant; null: the operator's own.
alter table operator_secret add column first_until bigint;
-- Orders for access codes that were carried out: each works once.
create table access_order (
  id uuid primary key,
  at bigint not null
);
