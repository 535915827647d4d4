-- Rights by whoever gave them, for lists of who may read what an organisation owns; and by their end, for reminders.

create index read_right_given on read_right (granted_for, grantee, until_at);
create index read_right_until on read_right (until_at) where until_at is not null;

insert into sqlite_stat1 (tbl, idx, stat) values
  ('read_right', 'read_right_given', '1000000 10000 100 1'),
  ('read_right', 'read_right_until', '200000 100');
