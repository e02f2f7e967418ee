-- What administrators did to accounts and seats: whoever gives out seats and passwords could act in somebody's name, so an
-- auditor must be able to see when that was possible. Written with the change, never altered.
create table user_change (
  id uuid primary key,
  at timestamptz not null,
  actor uuid not null references app_user (id),
  person uuid not null references app_user (id),
  kind text not null check (kind in ('added', 'blocked', 'allowed', 'unlocked', 'passwordSet', 'seatGiven', 'seatEnded')),
  -- of a seat
  office text references office (code),
  role text,
  valid_from date,
  valid_to date,
  check ((kind in ('seatGiven', 'seatEnded')) = (office is not null and role is not null))
);
create index user_change_person on user_change (person, id);
create trigger user_change_append_only before update or delete on user_change for each row execute function refuse_change();
create trigger user_change_no_truncate before truncate on user_change for each statement execute function refuse_change();
grant select, insert on user_change to yimen_app;
