-- A document whose last change may have effects that are not committed yet. Few rows at any moment: the transaction that commits the
-- effects takes the mark away.

create table document_mark (
  grain text not null primary key,
  version integer not null
) strict, without rowid;

-- Changes from before this table: each document is looked at once.
insert into document_mark (grain, version) select distinct grain, 0 from document where body like '%"pending":{%';
