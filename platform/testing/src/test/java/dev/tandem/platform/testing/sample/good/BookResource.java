package dev.tandem.platform.testing.sample.good;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/books")
@RolesAllowed("coordinator")
class BookResource {

    private final BookService books;

    BookResource(BookService books) {
        this.books = books;
    }

    @GET
    String list() {
        return books.titles();
    }
}
