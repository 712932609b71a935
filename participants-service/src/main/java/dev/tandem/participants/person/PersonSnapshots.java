package dev.tandem.participants.person;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PersonSnapshots extends AggregateSnapshots<Person> {

    PersonSnapshots(PersonRepository people) {
        super(PersonSnapshot.AGGREGATE, people);
    }

    @Override
    protected List<PersonSnapshot> data(List<Person> page) {
        return page.stream().map(PersonSnapshot::of).toList();
    }
}
