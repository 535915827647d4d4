-- Most devices have neither label nor batch, and most ids name the manufacturer: only the others stand in these indexes.
-- Lists by label or batch go on with what has none, in the order of ids; a manufacturer is a range of ids and a range of its index.

drop index device_manufacturer;
drop index device_label;
drop index device_batch;
drop index device_organisation_manufacturer;
drop index device_organisation_label;
drop index device_organisation_batch;

create index device_manufacturer on device (manufacturer) where substr(id, 1, 4) = 'EUI-';
create index device_label on device (label_key) where label_key <> '';
create index device_batch on device (batch_key) where batch_key <> '';
create index device_organisation_manufacturer on device (organisation, manufacturer)
  where organisation is not null and substr(id, 1, 4) = 'EUI-';
create index device_organisation_label on device (organisation, label_key) where organisation is not null and label_key <> '';
create index device_organisation_batch on device (organisation, batch_key) where organisation is not null and batch_key <> '';

-- What was said about an index goes with it. A type is still narrower than a manufacturer, and a manufacturer than what many share.
insert into sqlite_stat1 (tbl, idx, stat) values
  ('device', 'device_manufacturer', '1000000 60000'),
  ('device', 'device_label', '1000000 10'),
  ('device', 'device_batch', '1000000 1000'),
  ('device', 'device_organisation_manufacturer', '1000000 100000 6000'),
  ('device', 'device_organisation_label', '1000000 100000 10'),
  ('device', 'device_organisation_batch', '1000000 100000 1000');
