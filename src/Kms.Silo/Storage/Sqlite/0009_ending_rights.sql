-- Rights that end, by who gave them: what asks for attention before it is over.

create index read_right_ending on read_right (granted_for, until_at, device) where until_at is not null;

insert into sqlite_stat1 (tbl, idx, stat) values ('read_right', 'read_right_ending', '100000 10000 10 1 1');
