-- Since when a document is over, for kinds that are removed some time after that; written with the document.

create table document_end (
  name text not null,
  grain text not null,
  at integer not null,
  primary key (name, grain)
) strict, without rowid;

create index document_end_at on document_end (name, at, grain);

-- Documents from before this table count from now on; grains that are not over stay.
insert into document_end (name, grain, at)
select name, grain, unixepoch() * 1000000 from document where name in ('file', 'idempotency', 'throttle', 'link', 'job');
