package dev.tandem.platform.testing.sample.bad.util;

import dev.tandem.platform.testing.sample.bad.store.BookRepository;
import org.jspecify.annotations.Nullable;

/** Fixture: a service in a package named after nothing. */
public class BookService {

    @Nullable
    BookRepository repository;
}
