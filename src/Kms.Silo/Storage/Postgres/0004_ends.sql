-- Since when a document is over, for kinds that are removed some time after that; written with the document.

create table document_end (
  name text collate "C" not null,
  grain text collate "C" not null,
  at bigint not null,
  primary key (name, grain)
);

create index document_end_at on document_end (name, at, grain);

-- Documents from before this table count from now on; grains that are not over stay.
insert into document_end (name, grain, at)
select name, grain, (extract(epoch from now()) * 1000000)::bigint from document where name in ('file', 'idempotency', 'throttle', 'link', 'job');
