-- A document whose last change may have effects that are not committed yet. Few rows at any moment: the transaction that commits the
-- effects takes the mark away.

create table document_mark (
  grain text collate "C" not null primary key,
  version bigint not null
);

-- Changes from before this table: each document is looked at once.
insert into document_mark (grain, version) select distinct grain, 0 from document where body like '%"pending":{%';
