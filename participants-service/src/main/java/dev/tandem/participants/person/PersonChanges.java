package dev.tandem.participants.person;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Writes people and publishes what changed, for the resource and for imports. */
@ApplicationScoped
public class PersonChanges {

    private final PersonRepository people;
    private final Outbox outbox;
    private final Clock clock;

    PersonChanges(PersonRepository people, Outbox outbox, Clock clock) {
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Adds a person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Person create(PersonAttributes attributes) {
        Person person = new Person(Ids.next(), attributes, clock.instant());
        people.persist(person);
        publish(person, "created");
        return person;
    }

    /** Changes a locked person; returns whether there was anything to change, and publishes nothing otherwise. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean change(Person person, PersonAttributes attributes) {
        boolean changed = person.change(attributes, clock.instant());
        if (changed) {
            publish(person, "changed");
        }
        return changed;
    }

    private void publish(Person person, String verb) {
        outbox.append(PersonSnapshot.AGGREGATE, person.id(), verb, person.version(), PersonSnapshot.of(person));
    }
}
