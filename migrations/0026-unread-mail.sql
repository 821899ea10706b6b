-- A reporter's time does not end while what may be their answer lies unread or unsorted.

drop index mail_unread_of;
create index mail_unsettled on mail (report_id, government, came_at) where state in ('kept', 'waiting');
