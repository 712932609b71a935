package dev.tandem.participants.identity;

import dev.tandem.participants.person.PersonRepository;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links that people make, correct and take away: at provisioning, after a mistake, when an issuer is replaced. */
@ApplicationScoped
class IdentityLinkService {

    private final IdentityLinkRepository links;
    private final IdentityLinkChanges changes;
    private final PersonRepository people;
    private final Clock clock;

    IdentityLinkService(
            IdentityLinkRepository links, IdentityLinkChanges changes, PersonRepository people, Clock clock) {
        this.links = links;
        this.changes = changes;
        this.people = people;
        this.clock = clock;
    }

    @Transactional
    Page<IdentityLinkResponse> list(IdentityLinkFilter filter, PageRequest page) {
        return links.list(filter, page);
    }

    @Transactional
    IdentityLinkResponse get(UUID id) {
        return IdentityLinkResponse.of(links.require(id));
    }

    @Transactional
    IdentityLinkResponse create(CreateIdentityLinkRequest request) {
        requirePerson(request.personId());
        IdentityLink link =
                new IdentityLink(Ids.next(), request.issuer(), request.subject(), request.personId(), clock.instant());
        links.persistAndFlush(link);
        changes.publish(link, "linked");
        return IdentityLinkResponse.of(link);
    }

    @Transactional
    IdentityLinkResponse relink(UUID id, RelinkIdentityRequest request) {
        requirePerson(request.personId());
        IdentityLink link = lock(id);
        if (link.relink(request.personId(), clock.instant())) {
            links.flush();
            changes.publish(link, "relinked");
        }
        return IdentityLinkResponse.of(link);
    }

    @Transactional
    void unlink(UUID id, @Nullable String ifMatch) {
        IdentityLink link = lock(id);
        Preconditions.check(ifMatch, link.version());
        if (link.unlink(clock.instant())) {
            links.flush();
            changes.publish(link, "unlinked");
        }
    }

    /** First the person who may lose the link, then the link: first uses of that person's name wait for the outcome. */
    private IdentityLink lock(UUID id) {
        UUID personId = links.require(id).personId();
        people.lock(personId);
        IdentityLink link = links.lock(id);
        if (!link.personId().equals(personId)) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "Another request changed the link at the same time; try again.");
        }
        return link;
    }

    private void requirePerson(UUID personId) {
        if (people.find(personId).isEmpty()) {
            throw ProblemException.invalid(new FieldError("/personId", "UNKNOWN_PERSON", "is not the id of a person"));
        }
    }
}
