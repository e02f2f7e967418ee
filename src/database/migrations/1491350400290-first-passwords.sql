-- A password that an administrator has handed over is known to two people: its owner changes it before anything else.
alter table app_user add column must_change_password boolean not null default false;
