-- Roll-ups by county and centre, kept by the ingest transaction; sums for cities and the province are made when read.
create table statistic (
  place text collate "C" not null,
  metric text collate "C" not null,
  n bigint not null,
  primary key (place, metric)
) with (fillfactor = 50);
