-- Times are microseconds since 1970 (UTC). Columns that end in _key are folded to lower case for searching and sorting; '' stands for
-- a missing value there, so that every row has a place in every order.

create table device (
  id text not null primary key,
  manufacturer text not null,
  serial text,
  serial_key text not null,
  dev_eui text,
  join_eui text,
  type text not null,
  medium text not null,
  mbus_version integer,
  device_type integer,
  year integer,
  customer_number text,
  label text,
  label_key text not null,
  batch text,
  batch_name text,
  batch_key text not null,
  owner text,
  claimed_by text,
  claimed_at integer,
  allocated_to text,
  -- The organisation that sees the device: its owner, else the one it is allocated to.
  organisation text,
  claim integer not null,
  public_claim integer not null,
  label_code_hash blob,
  token_hash blob,
  health integer not null,
  key_count integer not null,
  created_at integer not null,
  transfer_id text,
  transfer_to text,
  transfer_until integer
) strict, without rowid;

-- What every change touches stands apart, so that it rewrites few indexes.
create table device_version (
  id text not null primary key,
  version integer not null,
  changed_at integer not null,
  organisation text,
  rights integer not null,
  requests integer not null,
  aliases integer not null
) strict, without rowid;

create table device_key (
  device text not null,
  purpose text not null,
  version integer not null,
  algorithm integer not null,
  state integer not null,
  ring_version integer,
  wrapped blob,
  fingerprint blob not null,
  findings integer not null,
  added integer not null,
  first_revealed integer,
  primary key (device, purpose, version)
) strict, without rowid;

create index device_key_fingerprint on device_key (fingerprint);

create table device_alias (
  alias text not null,
  device text not null,
  place integer not null,
  primary key (alias, device)
) strict, without rowid;

create index device_alias_device on device_alias (device, place);

create table read_right (
  device text not null,
  id text not null,
  grantee text not null,
  granted_for text not null,
  granted_by text not null,
  purpose text,
  from_at integer not null,
  until_at integer,
  label text,
  label_key text not null,
  primary key (device, id)
) strict, without rowid;

create index read_right_grantee on read_right (grantee, device, until_at, from_at);
create index read_right_label on read_right (grantee, label_key, device) where label_key <> '';

create table claim_request (
  device text not null,
  id text not null,
  organisation text not null,
  by_user text not null,
  by_email text not null,
  message text,
  at integer not null,
  state integer not null,
  reason text,
  decided_at integer,
  primary key (device, id)
) strict, without rowid;

create index claim_request_queue on claim_request (state, at, id);
create index claim_request_at on claim_request (at, id);

create table audit_chain (
  chain integer not null primary key,
  writer text not null unique,
  started_at integer not null
) strict;

create table audit_event (
  chain integer not null,
  sequence integer not null,
  fact_id text not null,
  -- 1: the id alone keeps the fact from being written twice; 0: the version of the device does.
  once integer not null,
  kind text not null,
  at integer not null,
  actor text,
  organisation text,
  device text,
  subject text,
  details text not null,
  hash blob not null,
  primary key (chain, sequence)
) strict, without rowid;

create unique index audit_event_once on audit_event (fact_id) where once = 1;
create index audit_event_at on audit_event (at);
create index audit_event_device on audit_event (device, at) where device is not null;
create index audit_event_organisation on audit_event (organisation, at) where organisation is not null;
create index audit_event_actor on audit_event (actor, at) where actor is not null;

create table mail_outbox (
  id text not null primary key,
  recipient text not null,
  kind text not null,
  language text not null,
  organisation text,
  fields text not null,
  sealed_link blob,
  at integer not null,
  state integer not null,
  attempts integer not null,
  next_at integer not null,
  sent_at integer,
  error text
) strict, without rowid;

create index mail_outbox_due on mail_outbox (next_at) where state in (0, 2);
create index mail_outbox_at on mail_outbox (at, id);
create index mail_outbox_state on mail_outbox (state, at, id);
create index mail_outbox_organisation on mail_outbox (organisation, at, id) where organisation is not null;

create table list_entry (
  kind text not null,
  id text not null,
  organisation text,
  user_id text,
  state text,
  name text,
  name_key text not null,
  at integer not null,
  version integer not null,
  body text,
  primary key (kind, id)
) strict, without rowid;

create index list_entry_at on list_entry (kind, at, id) where body is not null;
create index list_entry_name on list_entry (kind, name_key, id) where body is not null;
create index list_entry_organisation on list_entry (kind, organisation, at, id) where body is not null and organisation is not null;
create index list_entry_user on list_entry (kind, user_id, at, id) where body is not null and user_id is not null;

create table document (
  name text not null,
  grain text not null,
  version integer not null,
  body text not null,
  primary key (name, grain)
) strict, without rowid;

create table reminder (
  grain text not null,
  name text not null,
  first_tick integer not null,
  period integer not null,
  next_tick integer not null,
  primary key (grain, name)
) strict, without rowid;

create table batch_item (
  batch text not null,
  device text not null,
  primary key (batch, device)
) strict, without rowid;

create table job_page (
  job text not null,
  kind text not null,
  page integer not null,
  bytes blob not null,
  primary key (job, kind, page)
) strict;

create table file_piece (
  file text not null,
  start integer not null,
  length integer not null,
  sealed blob not null,
  at integer not null,
  primary key (file, start)
) strict;

create index file_piece_at on file_piece (at);

create table actor_epoch (
  user_id text not null primary key,
  epoch integer not null
) strict, without rowid;

create table person (
  pseudonym text not null primary key,
  address text not null
) strict, without rowid;

create table key_ring (
  version integer not null primary key,
  root_id text not null,
  wrapped blob not null,
  created integer not null
) strict;
