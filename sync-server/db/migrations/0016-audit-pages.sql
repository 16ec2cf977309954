-- Records of desks are read a page at a time, newest first: of a whole province, or of the few devices of a place.
create index audit_by_time on audit (at desc, n desc) where record is not null;
create index audit_by_device on audit (actor, at desc, n desc) where record is not null;
