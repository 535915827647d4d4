-- Rights that end, by who gave them: what asks for attention before it is over.

create index read_right_ending on read_right (granted_for, until_at, device) where until_at is not null;
