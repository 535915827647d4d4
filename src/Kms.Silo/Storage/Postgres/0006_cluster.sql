-- What the silos of a cluster share: who is a member, and which reminders wake which grains. The providers of the engine look their
-- statements up by name in orleansquery (names, parameters and result columns are their contract); the statements and tables are ours.
-- With one process the tables stay empty.

create table cluster_version (
  cluster text collate "C" not null primary key,
  version integer not null
);

create table cluster_member (
  cluster text collate "C" not null,
  address text collate "C" not null,
  port integer not null,
  generation integer not null,
  name text collate "C" not null,
  host text collate "C" not null,
  status integer not null,
  gateway integer not null,
  suspects text collate "C",
  started_at timestamptz not null,
  alive_at timestamptz not null,
  primary key (cluster, address, port, generation)
);

create table cluster_reminder (
  service text collate "C" not null,
  grain text collate "C" not null,
  name text collate "C" not null,
  hash integer not null,
  start_at timestamptz not null,
  period bigint not null,
  version integer not null,
  primary key (service, grain, name)
);

create index cluster_reminder_hash on cluster_reminder (service, hash);

create table orleansquery (
  querykey text collate "C" not null primary key,
  querytext text collate "C" not null
);

-- Every change of the members counts the version up, and only for one who knows the latest: of two silos that judge others at the same
-- time one has to look again. A change and its count are one statement, so that neither lands alone.
insert into orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', $$
with made as (insert into cluster_version (cluster, version) values (@DeploymentId, 0) on conflict (cluster) do nothing returning 1)
select exists (select 1 from made)
$$),
('InsertMembershipKey', $$
with counted as (
  update cluster_version set version = version + 1
  where cluster = @DeploymentId and version = @Version and not exists (
    select 1 from cluster_member
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
  returning cluster),
made as (
  insert into cluster_member (cluster, address, port, generation, name, host, status, gateway, started_at, alive_at)
  select cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from counted
  returning 1)
select exists (select 1 from made)
$$),
('UpdateMembershipKey', $$
with counted as (
  update cluster_version set version = version + 1
  where cluster = @DeploymentId and version = @Version and exists (
    select 1 from cluster_member
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
  returning cluster),
changed as (
  update cluster_member m set status = @Status, suspects = @SuspectTimes, alive_at = @IAmAliveTime
  from counted c
  where m.cluster = c.cluster and m.address = @Address and m.port = @Port and m.generation = @Generation
  returning 1)
select exists (select 1 from changed)
$$),
('UpdateIAmAlivetimeKey', $$
update cluster_member set alive_at = @IAmAliveTime
where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$$),
('MembershipReadRowKey', $$
select v.version as "Version", m.address as "Address", m.port as "Port", m.generation as "Generation", m.name as "SiloName",
  m.host as "HostName", m.status as "Status", m.gateway as "ProxyPort", m.suspects as "SuspectTimes", m.started_at as "StartTime",
  m.alive_at as "IAmAliveTime"
from cluster_version v
left join cluster_member m on m.cluster = v.cluster and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.cluster = @DeploymentId
$$),
('MembershipReadAllKey', $$
select v.version as "Version", m.address as "Address", m.port as "Port", m.generation as "Generation", m.name as "SiloName",
  m.host as "HostName", m.status as "Status", m.gateway as "ProxyPort", m.suspects as "SuspectTimes", m.started_at as "StartTime",
  m.alive_at as "IAmAliveTime"
from cluster_version v
left join cluster_member m on m.cluster = v.cluster
where v.cluster = @DeploymentId
$$),
('GatewaysQueryKey', $$
select address as "Address", gateway as "ProxyPort", generation as "Generation" from cluster_member
where cluster = @DeploymentId and status = @Status and gateway > 0
$$),
-- 3 is a member that works: it stays, however long ago it said so.
('CleanupDefunctSiloEntriesKey', $$
delete from cluster_member where cluster = @DeploymentId and alive_at < @IAmAliveTime and status <> 3
$$),
('DeleteMembershipTableEntriesKey', $$
with gone as (delete from cluster_member where cluster = @DeploymentId)
delete from cluster_version where cluster = @DeploymentId
$$),
('UpsertReminderRowKey', $$
insert into cluster_reminder as r (service, grain, name, hash, start_at, period, version)
values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 1)
on conflict (service, grain, name) do update
set hash = excluded.hash, start_at = excluded.start_at, period = excluded.period, version = r.version + 1
returning version as "Version"
$$),
('ReadReminderRowKey', $$
select grain as "GrainId", name as "ReminderName", start_at as "StartTime", period as "Period", version as "Version"
from cluster_reminder where service = @ServiceId and grain = @GrainId and name = @ReminderName
$$),
('ReadReminderRowsKey', $$
select grain as "GrainId", name as "ReminderName", start_at as "StartTime", period as "Period", version as "Version"
from cluster_reminder where service = @ServiceId and grain = @GrainId
$$),
-- Each silo reads its part of a ring of hashes: what follows its begin up to its end.
('ReadRangeRows1Key', $$
select grain as "GrainId", name as "ReminderName", start_at as "StartTime", period as "Period", version as "Version"
from cluster_reminder where service = @ServiceId and hash > @BeginHash and hash <= @EndHash
$$),
-- The same for the part that goes over the ring's seam.
('ReadRangeRows2Key', $$
select grain as "GrainId", name as "ReminderName", start_at as "StartTime", period as "Period", version as "Version"
from cluster_reminder where service = @ServiceId and (hash > @BeginHash or hash <= @EndHash)
$$),
('DeleteReminderRowKey', $$
with gone as (
  delete from cluster_reminder
  where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version returning 1)
select exists (select 1 from gone)
$$),
('DeleteReminderRowsKey', $$
delete from cluster_reminder where service = @ServiceId
$$);
