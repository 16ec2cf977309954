-- A loss ends (SPEC S16): `at` is when the last losing entry of the chain that marks the document was decided.
alter table loser add column at bigint;
update loser set at = coalesce((select received_at from entry where entry.id = loser.root), 0);
alter table loser alter column at set not null;
