-- Matching pauses mentorships: their checkpoints stay, and nobody works in them until they are resumed.
alter table mentorship drop constraint mentorship_state_check;
alter table mentorship add constraint mentorship_state_check
    check (state in ('PROPOSED', 'ACTIVE', 'PAUSED', 'COMPLETED', 'ENDED', 'DECLINED'));
