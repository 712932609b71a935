package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Something that runs by the clock and does not work. */
@ApplicationScoped
public class NoteSweep {

    /** What is thrown next; null for nothing. */
    public static volatile @Nullable RuntimeException failure;

    @Sweep
    @Transactional
    public void sweep() {
        if (failure != null) {
            throw failure;
        }
    }
}
