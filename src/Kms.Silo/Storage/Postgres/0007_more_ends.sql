-- Invitations and accounts have ends from now on: see document_end. Those from before count from now on; what is not over stays.

insert into document_end (name, grain, at)
select name, grain, (extract(epoch from now()) * 1000000)::bigint from document
where (name = 'invitation' and body not like '%"state":"Draft"%')
  or (name = 'user' and (body like '%"sessions":[{%' or body like '%"tokens":[{%'))
on conflict (name, grain) do nothing;
