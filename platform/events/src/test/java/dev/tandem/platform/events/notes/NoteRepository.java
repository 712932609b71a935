package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class NoteRepository extends AggregateRepository<Note> {}
