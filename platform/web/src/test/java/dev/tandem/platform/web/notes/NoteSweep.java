package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that runs by the clock and does not work. */
@ApplicationScoped
public class NoteSweep {

    /** Makes what is thrown next; null for nothing. */
    public static volatile @Nullable Supplier<RuntimeException> failure;

    @Sweep
    @Transactional
    public void sweep() {
        Supplier<RuntimeException> next = failure;
        if (next != null) {
            throw next.get();
        }
    }
}
