package dev.tandem.platform.web.notes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record CreateNoteRequest(
        @NotBlank @Size(max = 80) String title,
        @Max(2000) int rank,
        @Nullable NoteStatus status,
        @Nullable LocalDate dueOn,
        @Nullable Duration effort,
        @Nullable UUID relatedTo,
        @Nullable List<@Valid @NotNull Item> items,
        @Nullable List<@NotBlank String> tags,
        @Nullable Map<String, @Valid Item> named) {

    public record Item(@NotBlank String name, @Nullable Integer weight) {}
}
