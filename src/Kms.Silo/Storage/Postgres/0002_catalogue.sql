-- One index per order and scope (all devices; those of an organisation): a page is a short walk along one of them.
-- The id ends every index.

create index device_serial on device (serial_key, id);
create index device_dev_eui on device (dev_eui, id) where dev_eui is not null;
create index device_customer on device (customer_number, id) where customer_number is not null and organisation is null;

create index device_manufacturer on device (manufacturer, id);
create index device_type on device (type, id);
create index device_medium on device (medium, id);
create index device_label on device (label_key, id);
create index device_batch on device (batch_key, id);
create index device_claim on device (claim, id);
create index device_health on device (id) where health <> 0;

create index device_organisation on device (organisation, id) where organisation is not null;
create index device_organisation_serial on device (organisation, serial_key, id) where organisation is not null;
create index device_organisation_manufacturer on device (organisation, manufacturer, id) where organisation is not null;
create index device_organisation_type on device (organisation, type, id) where organisation is not null;
create index device_organisation_medium on device (organisation, medium, id) where organisation is not null;
create index device_organisation_label on device (organisation, label_key, id) where organisation is not null;
create index device_organisation_batch on device (organisation, batch_key, id) where organisation is not null;
create index device_organisation_claim on device (organisation, claim, id) where organisation is not null;
create index device_organisation_health on device (organisation, id) where organisation is not null and health <> 0;

create index device_version_changed on device_version (changed_at, id);
create index device_version_organisation on device_version (organisation, changed_at, id) where organisation is not null;
