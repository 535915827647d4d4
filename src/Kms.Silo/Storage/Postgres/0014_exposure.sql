-- Keys that left the service, by who got them and of which device: what an account ever got is one walk along this index.

create index audit_event_exposure on audit_event (actor, device, organisation) where kind in ('key.exported', 'key.read');
