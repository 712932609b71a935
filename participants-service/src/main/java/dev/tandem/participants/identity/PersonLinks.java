package dev.tandem.participants.identity;

import dev.tandem.participants.identity.IdentityLinkRepository.Known;
import dev.tandem.participants.person.PersonRepository;
import dev.tandem.platform.web.LinkedPerson;
import dev.tandem.platform.web.PersonLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person of a token by its issuer and subject. The first time that they are seen, the claim may propose an active
 * person who never had a link of that issuer; afterwards it has no say: a userName may be given away again, a subject is not.
 */
@ApplicationScoped
class PersonLinks implements PersonLookup {

    private final IdentityLinkRepository links;
    private final IdentityLinkChanges changes;
    private final PersonRepository people;
    private final Clock clock;

    PersonLinks(IdentityLinkRepository links, IdentityLinkChanges changes, PersonRepository people, Clock clock) {
        this.links = links;
        this.changes = changes;
        this.people = people;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<LinkedPerson> find(String issuer, String subject, @Nullable String proposal) {
        Optional<Known> known = links.known(issuer, subject);
        if (known.isPresent() || proposal == null) {
            return person(known);
        }
        return people.findActive(proposal).flatMap(person -> {
            boolean linked = links.linkFirst(issuer, subject, person, clock.instant());
            // Also when it is not ours: the same subject may have come twice at once.
            Optional<Known> now = links.known(issuer, subject);
            if (linked) {
                now.map(Known::linkId).ifPresent(changes::announce);
            }
            return person(now);
        });
    }

    private static Optional<LinkedPerson> person(Optional<Known> known) {
        return known.flatMap(link -> Optional.ofNullable(link.person()));
    }
}
