-- Auditors look for what people and offices did, in a period or at all: a partial sort of the newest is enough for a page then.
-- The office stands in the event's canonical bytes alone, whose first key is "actor"; read from their beginning without parsing
-- the rest, and safe for bytes that somebody has spoilt.
create function event_office(p_body bytea) returns text language sql immutable strict parallel safe as
$$ select substring(encode(substring(p_body from 1 for 400), 'escape') from '^\{"actor":\{[^}]*"office":"([^"]{1,60})"') $$;
grant execute on function event_office(bytea) to yimen_app;
create index case_event_office on case_event (event_office(body), at) where event_office(body) is not null;
create index case_event_type on case_event (type, at);
create index case_event_at on case_event (at);
create index cases_procedure on cases (procedure, id);
create index read_log_reader on read_log (user_id, id);
