-- Most devices have neither label nor batch, and most ids name the manufacturer: only the others stand in these indexes.
-- Lists by label or batch go on with what has none, in the order of ids; a manufacturer is a range of ids and a range of its index.

drop index device_manufacturer;
drop index device_label;
drop index device_batch;
drop index device_organisation_manufacturer;
drop index device_organisation_label;
drop index device_organisation_batch;

create index device_manufacturer on device (manufacturer, id) where substr(id, 1, 4) = 'EUI-';
create index device_label on device (label_key, id) where label_key <> '';
create index device_batch on device (batch_key, id) where batch_key <> '';
create index device_organisation_manufacturer on device (organisation, manufacturer, id)
  where organisation is not null and substr(id, 1, 4) = 'EUI-';
create index device_organisation_label on device (organisation, label_key, id) where organisation is not null and label_key <> '';
create index device_organisation_batch on device (organisation, batch_key, id) where organisation is not null and batch_key <> '';
