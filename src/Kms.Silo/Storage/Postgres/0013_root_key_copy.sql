-- Root keys of which somebody made a recovery copy.

create table root_key_copy (
  root_id text collate "C" not null primary key,
  at bigint not null
);
