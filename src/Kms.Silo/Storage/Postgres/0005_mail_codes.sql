-- Why a mail did not leave, as a code that pages say in the reader's language; the column error keeps the server's own words.

alter table mail_outbox add column error_code text;
