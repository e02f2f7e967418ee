-- Claims begun or ended lately: what the streams of the desk ask for every second. Steps are found in the outbox, whose ids tell time.
create index case_claim_lately on case_claim (coalesce(released_at, claimed_at));
