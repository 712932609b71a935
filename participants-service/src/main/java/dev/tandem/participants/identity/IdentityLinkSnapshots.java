package dev.tandem.participants.identity;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class IdentityLinkSnapshots extends AggregateSnapshots<IdentityLink> {

    IdentityLinkSnapshots(IdentityLinkRepository links) {
        super(IdentityLinkSnapshot.AGGREGATE, links);
    }

    @Override
    protected List<IdentityLinkSnapshot> data(List<IdentityLink> page) {
        return page.stream().map(IdentityLinkSnapshot::of).toList();
    }
}
