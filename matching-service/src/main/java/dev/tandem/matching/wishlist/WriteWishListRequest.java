package dev.tandem.matching.wishlist;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Enrollments of the other side, the best first. */
@Schema(
        name = "WriteWishListRequest",
        examples =
                "{\"enrollmentIds\": [\"01932b7e-7f4d-7f61-8d84-5c904eb17d01\", \"01932b7e-7f4d-7f61-8d84-5c904eb17d04\"]}")
record WriteWishListRequest(@NotNull @Size(max = 20) List<@NotNull UUID> enrollmentIds) {}
