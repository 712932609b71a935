package dev.tandem.participants.person;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PersonSnapshots extends AggregateSnapshots<Person> {

    PersonSnapshots(PersonRepository people) {
        super(PersonSnapshot.AGGREGATE, people);
    }

    @Override
    protected List<PersonSnapshot> data(List<Person> page) {
        return page.stream().map(PersonSnapshot::of).toList();
    }
}
