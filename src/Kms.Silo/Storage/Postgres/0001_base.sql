-- Times are microseconds since 1970 (UTC). Columns that end in _key are folded to lower case for searching and sorting; '' stands for
-- a missing value there, so that every row has a place in every order.

create table device (
  id text collate "C" not null primary key,
  manufacturer text collate "C" not null,
  serial text collate "C",
  serial_key text collate "C" not null,
  dev_eui text collate "C",
  join_eui text collate "C",
  type text collate "C" not null,
  medium text collate "C" not null,
  mbus_version integer,
  device_type integer,
  year integer,
  customer_number text collate "C",
  label text collate "C",
  label_key text collate "C" not null,
  batch text collate "C",
  batch_name text collate "C",
  batch_key text collate "C" not null,
  owner text collate "C",
  claimed_by text collate "C",
  claimed_at bigint,
  allocated_to text collate "C",
  -- The organisation that sees the device: its owner, else the one it is allocated to.
  organisation text collate "C",
  claim integer not null,
  public_claim integer not null,
  label_code_hash bytea,
  token_hash bytea,
  health integer not null,
  key_count integer not null,
  created_at bigint not null,
  transfer_id text collate "C",
  transfer_to text collate "C",
  transfer_until bigint
);

-- What every change touches stands apart, so that it rewrites few indexes.
create table device_version (
  id text collate "C" not null primary key,
  version bigint not null,
  changed_at bigint not null,
  organisation text collate "C",
  rights integer not null,
  requests integer not null,
  aliases integer not null
);

create table device_key (
  device text collate "C" not null,
  purpose text collate "C" not null,
  version integer not null,
  algorithm integer not null,
  state integer not null,
  ring_version integer,
  wrapped bytea,
  fingerprint bytea not null,
  findings integer not null,
  added bigint not null,
  first_revealed bigint,
  primary key (device, purpose, version)
);

create index device_key_fingerprint on device_key (fingerprint);

create table device_alias (
  alias text collate "C" not null,
  device text collate "C" not null,
  place integer not null,
  primary key (alias, device)
);

create index device_alias_device on device_alias (device, place);

create table read_right (
  device text collate "C" not null,
  id text collate "C" not null,
  grantee text collate "C" not null,
  granted_for text collate "C" not null,
  granted_by text collate "C" not null,
  purpose text collate "C",
  from_at bigint not null,
  until_at bigint,
  label text collate "C",
  label_key text collate "C" not null,
  primary key (device, id)
);

create index read_right_grantee on read_right (grantee, device, until_at, from_at);
create index read_right_label on read_right (grantee, label_key, device) where label_key <> '';

create table claim_request (
  device text collate "C" not null,
  id text collate "C" not null,
  organisation text collate "C" not null,
  by_user text collate "C" not null,
  by_email text collate "C" not null,
  message text collate "C",
  at bigint not null,
  state integer not null,
  reason text collate "C",
  decided_at bigint,
  primary key (device, id)
);

create index claim_request_queue on claim_request (state, at, id);
create index claim_request_at on claim_request (at, id);

create table audit_chain (
  chain integer not null primary key,
  writer text collate "C" not null unique,
  started_at bigint not null
);

create table audit_event (
  chain integer not null,
  sequence bigint not null,
  fact_id text collate "C" not null,
  -- 1: the id alone keeps the fact from being written twice; 0: the version of the device does.
  once integer not null,
  kind text collate "C" not null,
  at bigint not null,
  actor text collate "C",
  organisation text collate "C",
  device text collate "C",
  subject text collate "C",
  details text collate "C" not null,
  hash bytea not null,
  primary key (chain, sequence)
);

create unique index audit_event_once on audit_event (fact_id) where once = 1;
create index audit_event_at on audit_event (at);
create index audit_event_device on audit_event (device, at) where device is not null;
create index audit_event_organisation on audit_event (organisation, at) where organisation is not null;
create index audit_event_actor on audit_event (actor, at) where actor is not null;

create table mail_outbox (
  id text collate "C" not null primary key,
  recipient text collate "C" not null,
  kind text collate "C" not null,
  language text collate "C" not null,
  organisation text collate "C",
  fields text collate "C" not null,
  sealed_link bytea,
  at bigint not null,
  state integer not null,
  attempts integer not null,
  next_at bigint not null,
  sent_at bigint,
  error text collate "C"
);

create index mail_outbox_due on mail_outbox (next_at) where state in (0, 2);
create index mail_outbox_at on mail_outbox (at, id);
create index mail_outbox_state on mail_outbox (state, at, id);
create index mail_outbox_organisation on mail_outbox (organisation, at, id) where organisation is not null;

create table list_entry (
  kind text collate "C" not null,
  id text collate "C" not null,
  organisation text collate "C",
  user_id text collate "C",
  state text collate "C",
  name text collate "C",
  name_key text collate "C" not null,
  at bigint not null,
  version bigint not null,
  body text collate "C",
  primary key (kind, id)
);

create index list_entry_at on list_entry (kind, at, id) where body is not null;
create index list_entry_name on list_entry (kind, name_key, id) where body is not null;
create index list_entry_organisation on list_entry (kind, organisation, at, id) where body is not null and organisation is not null;
create index list_entry_user on list_entry (kind, user_id, at, id) where body is not null and user_id is not null;

create table document (
  name text collate "C" not null,
  grain text collate "C" not null,
  version bigint not null,
  body text collate "C" not null,
  primary key (name, grain)
);

create table reminder (
  grain text collate "C" not null,
  name text collate "C" not null,
  first_tick bigint not null,
  period bigint not null,
  next_tick bigint not null,
  primary key (grain, name)
);

create table batch_item (
  batch text collate "C" not null,
  device text collate "C" not null,
  primary key (batch, device)
);

create table job_page (
  job text collate "C" not null,
  kind text collate "C" not null,
  page integer not null,
  bytes bytea not null,
  primary key (job, kind, page)
);

create table file_piece (
  file text collate "C" not null,
  start bigint not null,
  length integer not null,
  sealed bytea not null,
  at bigint not null,
  primary key (file, start)
);

create index file_piece_at on file_piece (at);

create table actor_epoch (
  user_id text collate "C" not null primary key,
  epoch bigint not null
);

create table person (
  pseudonym text collate "C" not null primary key,
  address text collate "C" not null
);

create table key_ring (
  version integer not null primary key,
  root_id text collate "C" not null,
  wrapped bytea not null,
  created bigint not null
);
