package dev.tandem.platform.testing.sample.bad.util;

import dev.tandem.platform.testing.sample.bad.store.BookRepository;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/api/v1/books")
class BookResource {

    private final BookRepository repository = new BookRepository();

    @POST
    String create() {
        return repository.find();
    }
}
