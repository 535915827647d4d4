-- Root keys of which somebody made a recovery copy.

create table root_key_copy (
  root_id text not null primary key,
  at integer not null
) strict, without rowid;
