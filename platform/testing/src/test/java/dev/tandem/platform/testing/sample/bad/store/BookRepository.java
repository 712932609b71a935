package dev.tandem.platform.testing.sample.bad.store;

import dev.tandem.platform.testing.sample.bad.util.BookService;
import org.jspecify.annotations.Nullable;

/** Fixture: a repository that calls a service, in a circle of packages. */
public class BookRepository {

    @Nullable
    BookService service;

    /** Fixture. */
    public String find() {
        return "found";
    }
}
